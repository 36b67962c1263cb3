package dev.ragged.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same values by a YAML file, by properties, and in code make the same configuration. */
class ThreeWaysTest {
  private static final int ROUNDS = 150;

  @TempDir Path temp;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  @Test
  void yamlPropertiesAndCode_randomValues_areEqual() throws IOException {
    System.out.println("ThreeWaysTest seed=" + seed);
    SettingCatalog catalog = SettingCatalog.found();
    for (int round = 0; round < ROUNDS; round++) {
      RaggedConfig.Builder typed = RaggedConfig.builder();
      RaggedConfig.Builder texts = RaggedConfig.builder();
      Map<String, String> chosen = new TreeMap<>();
      for (Setting<?> setting : catalog.settings()) {
        if (random.nextBoolean()) {
          choose(setting, typed, chosen);
        }
      }
      chosen.forEach(texts::set);
      Properties properties = new Properties();
      properties.putAll(chosen);
      Path yaml = Files.writeString(temp.resolve("c.yaml"), yaml(chosen));
      Path file = Files.writeString(temp.resolve("c.properties"), properties(chosen));
      Map<String, String> expected = values(typed.build());
      String what = "seed " + seed + ", round " + round;
      assertThat(values(texts.build())).as(what).isEqualTo(expected);
      assertThat(values(RaggedConfig.of(properties))).as(what).isEqualTo(expected);
      assertThat(values(RaggedConfig.load(file))).as(what).isEqualTo(expected);
      assertThat(values(RaggedConfig.load(yaml))).as(what).isEqualTo(expected);
      assertThat(expected).as(what).containsAllEntriesOf(canonical(catalog, chosen));
    }
  }

  private <T> void choose(
      Setting<T> setting, RaggedConfig.Builder typed, Map<String, String> chosen) {
    List<T> values = new ArrayList<>(setting.extremes());
    values.add(setting.standard());
    for (Preset preset : Preset.values()) {
      setting.in(preset).ifPresent(values::add);
    }
    T value = values.get(random.nextInt(values.size()));
    typed.set(setting, value);
    String text = setting.format(value);
    chosen.put(setting.key(), random.nextBoolean() ? text : text.replace(" MiB", "MiB"));
  }

  private static Map<String, String> values(RaggedConfig config) {
    return config.values().stream().collect(Collectors.toMap(ConfigValue::key, ConfigValue::value));
  }

  private static Map<String, String> canonical(SettingCatalog catalog, Map<String, String> texts) {
    Map<String, String> all = new TreeMap<>();
    texts.forEach((key, text) -> all.put(key, again(catalog.find(key).orElseThrow(), text)));
    return all;
  }

  private static <T> String again(Setting<T> setting, String text) {
    return setting.format(setting.parse(text));
  }

  /** Writes keys as sections, whole, or half of each, in any order. */
  private String yaml(Map<String, String> chosen) {
    Map<String, List<String>> sections = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    chosen.forEach(
        (key, text) -> {
          String value = random.nextBoolean() ? text : "\"" + text + "\"";
          int dot = random.nextInt(3) == 0 ? -1 : key.indexOf('.');
          if (dot < 0) {
            lines.add(key + ": " + value);
          } else {
            sections
                .computeIfAbsent(key.substring(0, dot), name -> new ArrayList<>())
                .add("  " + key.substring(dot + 1) + ": " + value);
          }
        });
    Collections.shuffle(lines, random);
    StringBuilder text = new StringBuilder("# seed " + seed + "\n");
    sections.forEach(
        (name, inner) -> {
          Collections.shuffle(inner, random);
          text.append(name).append(":\n");
          inner.forEach(line -> text.append(line).append('\n'));
        });
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private String properties(Map<String, String> chosen) {
    String[] separators = {"=", " = ", ":", " ", " \\\n  = "};
    StringBuilder text = new StringBuilder();
    chosen.forEach(
        (key, value) ->
            text.append(key)
                .append(separators[random.nextInt(separators.length)])
                .append(value)
                .append(random.nextBoolean() ? "\n" : "\r\n# next\n"));
    return text.toString();
  }
}
