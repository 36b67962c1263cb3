package dev.ragged.cli.tune;

import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreConfig;
import dev.ragged.cli.StoreOptions;
import dev.ragged.config.ConfigValue;
import dev.ragged.config.Preset;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets a preset for all later calls. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    header = "Start from a preset: high-performance, balanced or low-memory.",
    description = {
      "",
      "Written as 'preset' to the store's ragged.yaml. Values that are set one by one, or were"
          + " measured, still win; the reply names them."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged tune apply low-memory")
final class ApplyCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Parameters(
      index = "0",
      paramLabel = "PRESET",
      description = "high-performance, balanced, the default, or low-memory.")
  private String preset = "";

  ApplyCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    store.requireStore();
    Preset chosen = Settings.PRESET.parse(preset.toLowerCase(Locale.ROOT));
    new StoreConfig(store.directory()).set(Settings.PRESET.key(), chosen.key());
    Effective now = Effective.of(store);
    ConfigValue effective = now.value(Settings.PRESET.key());
    List<ConfigValue> values = new ArrayList<>();
    List<ConfigValue> overruled = new ArrayList<>();
    for (Setting<?> setting : now.config().catalog().settings()) {
      ConfigValue value = now.value(setting.key());
      boolean isOfPresets =
          List.of(Preset.values()).stream().anyMatch(one -> setting.in(one).isPresent());
      if (isOfPresets) {
        boolean free = value.origin().equals("default") || value.origin().startsWith("preset ");
        (free ? values : overruled).add(value);
      }
    }
    return output.show(reply(effective, values, overruled));
  }

  private Reply reply(ConfigValue preset, List<ConfigValue> values, List<ConfigValue> overruled) {
    StringBuilder text =
        new StringBuilder("Wrote to ")
            .append(new StoreConfig(store.directory()).path())
            .append("; from the next call on:\n  ")
            .append(preset)
            .append('\n');
    values.forEach(value -> text.append("  ").append(value).append('\n'));
    if (!overruled.isEmpty()) {
      text.append("These stay as they were set one by one:\n");
      overruled.forEach(value -> text.append("  ").append(value).append('\n'));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", new StoreConfig(store.directory()).path());
    json.put("preset", preset);
    json.put("values", values);
    json.put("overruled", overruled);
    return Reply.of(text.toString(), json);
  }
}
