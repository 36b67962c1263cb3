package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ragged.bench.suite.Group;
import dev.ragged.bench.suite.Scenario;
import dev.ragged.bench.suite.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/acceptance.md says to run is there, and each of its lines has a verdict. */
class AcceptanceDocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs").resolve("acceptance.md");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]\\w*");
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Pattern ONLY = Pattern.compile(" --only (\\S+)");
  private static final Pattern VERDICT =
      Pattern.compile("met|not measured yet|(not met|not applicable|not measured yet): \\S.*");

  /** Returns what stands in backticks and begins with a word of this form. */
  private static List<String> named(Pattern first) throws IOException {
    return CODE.matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1))
        .filter(code -> first.matcher(BLANK.split(code, 2)[0]).matches())
        .distinct()
        .toList();
  }

  /** Returns the names of all classes that are tests or contracts, or that can be run. */
  private static Set<String> runnable() throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> folders = Files.find(ROOT, 3, (path, facts) -> path.endsWith("src"))) {
      for (Path folder : folders.toList()) {
        try (Stream<Path> sources = Files.walk(folder)) {
          for (Path source : (Iterable<Path>) sources::iterator) {
            String name = source.getFileName().toString();
            boolean runs =
                name.endsWith("Test.java")
                    || name.endsWith("Contract.java")
                    || (name.endsWith(".java")
                        && Files.readString(source).contains("static void main("));
            if (runs) {
              names.add(name.replace(".java", ""));
            }
          }
        }
      }
    }
    return names;
  }

  private static List<String[]> lines() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| "))
        .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .toList();
  }

  @Test
  void class_named_isATestOrCanBeRun() throws IOException {
    List<String> classes =
        named(CLASS).stream().map(code -> BLANK.split(code, 2)[0]).distinct().toList();
    assertThat(classes).hasSizeGreaterThan(50).isSubsetOf(runnable());
  }

  @Test
  void command_named_isUnderstood() throws IOException {
    List<String> commands = named(Pattern.compile("ragged"));
    assertThat(commands).hasSizeGreaterThan(10);
    for (String command : commands) {
      String[] words = BLANK.split(command, -1);
      assertThatCode(
              () ->
                  Commands.of(Sessions.silent())
                      .parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new)))
          .as(command)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void scenario_named_isThere() throws IOException {
    Set<String> known = new HashSet<>();
    Scenarios.all().stream().map(Scenario::id).forEach(known::add);
    Stream.of(Group.values()).map(Group::key).forEach(known::add);
    List<String> named =
        ONLY.matcher(Files.readString(PAGE))
            .results()
            .flatMap(found -> Stream.of(found.group(1).replace("`", "").split(",", -1)))
            .toList();
    assertThat(named).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void line_ofATable_endsInAVerdict() throws IOException {
    List<String[]> lines = lines();
    assertThat(lines).hasSizeGreaterThan(100);
    for (String[] cells : lines) {
      assertThat(cells).as("%s", List.of(cells)).hasSize(4);
      String verdict = cells[3].strip();
      if (!verdict.equals("verdict")) {
        assertThat(verdict).as("%s", List.of(cells)).matches(VERDICT);
        assertThat(verdict.equals("met") && (cells[1].isBlank() || cells[2].isBlank()))
            .as("shown by something, and seen: %s", List.of(cells))
            .isFalse();
      }
    }
  }
}
