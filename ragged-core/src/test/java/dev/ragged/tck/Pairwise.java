package dev.ragged.tck;

import dev.ragged.config.Preset;
import dev.ragged.config.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes configurations in which every two values of every two settings meet at least once: most
 * faults of configurations need no more than two values (D. R. Kuhn, D. R. Wallace, A. M. Gallo,
 * "Software fault interactions and implications for software testing", 2004). The values are the
 * extremes, the default and those of presets.
 */
public final class Pairwise {
  private record Choice(String key, String text) {}

  private record Pair(Choice one, Choice other) {}

  private final Map<String, List<String>> texts = new TreeMap<>();
  private final Random random;

  /** Makes a generator; other values are chosen by {@code random}. */
  public Pairwise(Collection<Setting<?>> settings, Random random) {
    settings.forEach(setting -> texts.put(setting.key(), textsOf(setting)));
    this.random = random;
  }

  private static <T> List<String> textsOf(Setting<T> setting) {
    Set<T> values = new LinkedHashSet<>(setting.extremes());
    values.add(setting.standard());
    for (Preset preset : Preset.values()) {
      setting.in(preset).ifPresent(values::add);
    }
    return values.stream().map(setting::format).toList();
  }

  /** Returns the configurations, each a text for every key. */
  public List<Map<String, String>> all() {
    Set<Pair> met = new HashSet<>();
    List<Map<String, String>> all = new ArrayList<>();
    for (String key : texts.keySet()) {
      for (String other : texts.keySet()) {
        if (key.compareTo(other) < 0) {
          addMissing(key, other, met, all);
        }
      }
    }
    return all;
  }

  private void addMissing(String key, String other, Set<Pair> met, List<Map<String, String>> all) {
    for (String text : texts.getOrDefault(key, List.of())) {
      for (String otherText : texts.getOrDefault(other, List.of())) {
        if (met.contains(new Pair(new Choice(key, text), new Choice(other, otherText)))) {
          continue;
        }
        NavigableMap<String, String> config = new TreeMap<>();
        texts.forEach(
            (name, values) -> config.put(name, values.get(random.nextInt(values.size()))));
        config.put(key, text);
        config.put(other, otherText);
        all.add(config);
        config.forEach(
            (a, aText) ->
                config
                    .tailMap(a, false)
                    .forEach(
                        (b, bText) ->
                            met.add(new Pair(new Choice(a, aText), new Choice(b, bText)))));
      }
    }
  }
}
