package dev.ragged.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.options.MemoryStages;
import dev.ragged.profiling.Stages;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stages in docs/profiling.md are those that there are. This module sees all that has some. */
class StageDocsTest {
  private static final Path PAGE = Path.of("..", "docs", "profiling.md");
  private static final Pattern NAME = Pattern.compile("`([a-z_.]+)`");

  private static Set<String> constants() {
    Set<String> names = new LinkedHashSet<>();
    for (Class<?> type : List.of(Stages.class, MemoryStages.class)) {
      for (Field field : type.getFields()) {
        try {
          assertThat(names.add((String) field.get(null))).as("%s is new", field).isTrue();
        } catch (IllegalAccessException e) {
          throw new AssertionError("not public: " + field, e);
        }
      }
    }
    return names;
  }

  /** Returns the rows of a table by the name in their first column; each has {@code columns}. */
  private static Map<String, List<String>> table(String name, int columns) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->\n";
    Map<String, List<String>> rows = new LinkedHashMap<>();
    page.substring(page.indexOf(begin) + begin.length(), page.indexOf(end))
        .lines()
        .skip(2)
        .map(line -> List.of(line.substring(1).split("\\|", -1)))
        .forEach(
            cells -> {
              assertThat(cells).as("%s", cells).hasSize(columns + 1);
              assertThat(cells.get(1)).isNotBlank();
              assertThat(rows.put(names(cells.get(0)).get(0), cells)).as("%s", cells).isNull();
            });
    return rows;
  }

  private static List<String> names(String cell) {
    return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  @Test
  void tables_inDocs_nameExactlyTheConstants() throws IOException {
    Map<String, List<String>> stages = table("stages", 3);
    Map<String, List<String>> counters = table("counters", 2);

    List<String> named = new ArrayList<>(stages.keySet());
    named.addAll(counters.keySet());
    assertThat(named).containsExactlyInAnyOrderElementsOf(constants());
    Set<String> counted = new LinkedHashSet<>();
    stages.values().forEach(cells -> counted.addAll(names(cells.get(2))));
    assertThat(counted).containsExactlyInAnyOrderElementsOf(counters.keySet());
  }
}
