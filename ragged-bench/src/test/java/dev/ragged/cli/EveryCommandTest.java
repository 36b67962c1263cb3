package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Each command once as a user runs it: in a process of its own, on a store of its own, with the
 * memory of a persona. What commands do in detail is tested class by class.
 */
class EveryCommandTest {
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final String TINY = " --corpus-size 20 --queries 10 --seconds 0.05 --rounds 1";

  /** Words by command; _ stands for a blank within a word. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("index", "more --prefix more/");
    WORDS.put("query", "What_does_a_crash_lose?");
    WORDS.put("chat", "How_long_does_pasta_boil?");
    WORDS.put("status", "");
    WORDS.put("check", "");
    WORDS.put("backup", "copy");
    WORDS.put("completion", "");
    WORDS.put("persona create", "bob --focus cooking");
    WORDS.put("persona switch", "ana");
    WORDS.put("persona list", "");
    WORDS.put("persona show", "ana");
    WORDS.put("persona delete", "ana --yes");
    WORDS.put("memory list", "--since -1h");
    WORDS.put("memory show", "ID");
    WORDS.put("memory show-all", "");
    WORDS.put("memory feedback", "--positive ID");
    WORDS.put("memory topics", "");
    WORDS.put("memory timeline", "--since -7d");
    WORDS.put("memory stats", "");
    WORDS.put("memory profile", "");
    WORDS.put("memory topic-info", "crash");
    WORDS.put("memory related-topics", "crash");
    WORDS.put("memory first-seen", "crash");
    WORDS.put("memory topic-evolution", "crash");
    WORDS.put("memory trending", "");
    WORDS.put("memory compare-periods", "last_week this_week");
    WORDS.put("memory analytics", "");
    WORDS.put("memory explain-ranking", "crash");
    WORDS.put("memory ab-test", "--questions judged.json");
    WORDS.put("memory facts", "");
    WORDS.put("memory add-fact", "likes tea");
    WORDS.put("memory update-fact", "FACT --object Rome");
    WORDS.put("memory fact-history", "FACT");
    WORDS.put("memory enable", "");
    WORDS.put("memory disable", "");
    WORDS.put("memory delete", "ID --yes");
    WORDS.put("memory forget-topic", "crash --yes");
    WORDS.put("memory clear", "--yes");
    WORDS.put("memory retention", "");
    WORDS.put("memory export", "export.json");
    WORDS.put("memory import", "exported.json --dry-run");
    WORDS.put("memory audit-log", "");
    WORDS.put("profile index", "docs --embedder lexical -n 1 -o profile.json");
    WORDS.put("profile search", "crash -n 3");
    WORDS.put("profile chat", "crash -n 2");
    WORDS.put("profile all", "docs --embedder lexical -n 2 --index-iterations 1 -o all.json");
    WORDS.put("profile startup", "-n 1 --target 60000");
    WORDS.put("profile compare", "profiled.json profiled.json");
    WORDS.put("profile enable", "");
    WORDS.put("profile disable", "");
    WORDS.put("profile report", "--since -1h");
    WORDS.put("performance stats", "--since -24h");
    WORDS.put("performance export", "-o performance.json");
    WORDS.put("performance cache-stats", "");
    WORDS.put("performance clear-cache", "--confirm");
    WORDS.put("tune auto", "--workload interactive --limit 1");
    WORDS.put("tune apply", "low-memory");
    WORDS.put("tune set", "cache.results.ttl 5m");
    WORDS.put("tune unset", "cache.results.ttl");
    WORDS.put("tune show", "");
    WORDS.put("tune undo", "");
    WORDS.put("backend list", "");
    WORDS.put("backend status", "");
    WORDS.put("backend recommend", "");
    WORDS.put("backend compare", "--docs 20 --queries 10");
    WORDS.put("backend migrate", "exact");
    WORDS.put("backend verify", "");
    WORDS.put("backend rollback", "");
    WORDS.put("backend discard", "");
    WORDS.put("benchmark quick", "--only storage -o quick.html -o quick.json" + TINY);
    WORDS.put("benchmark full", "--only storage --backends exact" + TINY);
    WORDS.put("benchmark query", "--only quality --backend leann" + TINY);
    WORDS.put("benchmark list", "");
    WORDS.put("benchmark compare", "counts.json counts.json");
    WORDS.put("benchmark ci", "--corpus-size 20 --write-baseline counts2.json");
    WORDS.put("benchmark selftest", "--rounds 1 --max-rounds 1 --operations graph");
    WORDS.put("benchmark peers", "--vectors 300 --queries 10 --rounds 1 --peers hnswlib");
    WORDS.put("benchmark micro", "--list");
    WORDS.put(
        "benchmark soak", "--operations 30 --rate 50 --docs 20 --warm-up 5 --report soak.jsonl");
    WORDS.put("benchmark hnsw-sweep", "--docs 300 --queries 10 --dimension 16 --rounds 1");
  }

  /** Commands that end otherwise here, and why that is right. */
  private static final Map<String, Integer> CODES =
      Map.of(
          // There is nothing to go back to.
          "backend rollback", ExitCode.USAGE);

  @TempDir Path folder;

  private static List<String> leaves(CommandLine line, String name) {
    List<String> leaves = new ArrayList<>();
    line.getSubcommands().values().stream()
        .distinct()
        .forEach(
            each -> {
              String full = (name + " " + each.getCommandName()).strip();
              leaves.addAll(each.getSubcommands().isEmpty() ? List.of(full) : leaves(each, full));
            });
    return leaves;
  }

  @Test
  void everyCommand_inAProcess_answersWithJsonAndItsExitCode() throws Exception {
    assertThat(new TreeSet<>(WORDS.keySet()))
        .isEqualTo(new TreeSet<>(leaves(Commands.of(Sessions.silent()), "")));
    Path template = template();
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Map<String, Future<Outcome>> outcomes = new LinkedHashMap<>();
      WORDS.forEach(
          (command, words) ->
              outcomes.put(command, two.submit(() -> run(template, command, words))));
      List<String> failures = new ArrayList<>();
      for (Map.Entry<String, Future<Outcome>> each : outcomes.entrySet()) {
        judge(each.getKey(), each.getValue().get()).ifPresent(failures::add);
      }
      assertThat(failures).isEmpty();
    } finally {
      two.shutdownNow();
    }
  }

  private static Optional<String> judge(String command, Outcome outcome) {
    int expected = CODES.getOrDefault(command, ExitCode.DONE);
    boolean json = true;
    if (expected == ExitCode.DONE && !command.equals("completion")) {
      try {
        json = !new ObjectMapper().readTree(outcome.out()).isMissingNode();
      } catch (IOException e) {
        json = false;
      }
    }
    boolean right =
        outcome.exitCode() == expected && json && !outcome.err().contains("\tat dev.ragged");
    return right ? Optional.empty() : Optional.of(command + ": " + outcome);
  }

  /** Makes a folder with a store, documents and files that commands take. */
  private Path template() throws IOException {
    Path template = Files.createDirectory(folder.resolve("template"));
    Program ragged = new Program(template).withStore();
    done(ragged.run("persona", "create", "ana"));
    done(ragged.run("persona", "switch", "ana"));
    done(ragged.run("query", "What does a crash lose?"));
    done(ragged.run("query", "crash and graph index"));
    done(ragged.run("memory", "add-fact", "lives-in", "Paris"));
    done(ragged.run("memory", "export", "exported.json"));
    done(ragged.run("profile", "search", "crash", "-n", "3", "-o", "profiled.json"));
    done(
        ragged.run(
            "benchmark",
            "full",
            "--only",
            "storage",
            "--backends",
            "exact",
            "--corpus-size",
            "20",
            "--queries",
            "10",
            "-o",
            "counts.json"));
    ragged.file("more/tea.md", "Tea takes four minutes.");
    ragged.file("judged.json", "{\"What does a crash lose?\": {\"crash.md\": 1}}");
    return template;
  }

  private static Outcome done(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(ExitCode.DONE);
    return outcome;
  }

  private Outcome run(Path template, String command, String words) {
    Path own = folder.resolve(command.replace(' ', '-'));
    copy(template, own);
    List<String> all = new ArrayList<>(List.of(BLANK.split(command, -1)));
    BLANK.splitAsStream(words).filter(word -> !word.isEmpty()).forEach(all::add);
    Program ragged = new Program(own);
    all.replaceAll(
        word ->
            switch (word) {
              case "ID" -> id(ragged.run("memory", "list", "--json").json());
              case "FACT" -> id(ragged.run("memory", "facts", "--json").json());
              default -> word.replace('_', ' ');
            });
    if (!command.equals("completion")) {
      all.add("--json");
    }
    return ragged.run(all.toArray(String[]::new));
  }

  private static String id(JsonNode json) {
    return json.findValuesAsText("id").get(0);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
