package dev.ragged.cli.tune;

import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.config.ConfigValue;
import dev.ragged.config.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists settings. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    header = "Show every setting: its value, where that is from, and what is allowed.",
    description = {"", "Of the store that the next call would open; there need not be one."},
    footerHeading = "%nExamples:%n",
    footer = {"  ragged tune show", "  ragged tune show search.effort"})
final class ShowCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Parameters(index = "0", arity = "0..1", paramLabel = "KEY", description = "Only this one.")
  private @Nullable String key;

  ShowCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    Effective effective = Effective.of(store);
    List<Setting<?>> settings =
        key == null ? effective.config().catalog().settings() : List.of(effective.setting(key));
    StringBuilder text = new StringBuilder();
    List<Object> json = new ArrayList<>();
    for (Setting<?> setting : settings) {
      ConfigValue value = effective.value(setting.key());
      text.append(value)
          .append("\n    ")
          .append(setting.description())
          .append("\n    Must be ")
          .append(setting.expected())
          .append(".\n");
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("key", value.key());
      one.put("value", value.value());
      one.put("origin", value.origin());
      one.put("expected", setting.expected());
      one.put("description", setting.description());
      json.add(one);
    }
    return output.show(Reply.of(text.toString(), json));
  }
}
