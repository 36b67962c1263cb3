package dev.ragged.bench.suite;

import dev.ragged.bench.corpus.CorpusSource;
import dev.ragged.bench.corpus.EmbedderChoice;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run measures, and how long it takes for it. Immutable.
 *
 * @param name of the run, for example {@code full}
 * @param subjects who is measured
 * @param sizes numbers of documents, each at least {@value #FEWEST_DOCUMENTS}
 * @param scenarios what is measured
 * @param queries how many different questions a scenario asks, at least {@value #FEWEST_QUERIES}
 * @param personas numbers of personas that ask at once, each at least 1
 * @param interactions how many are recorded, exported and imported, at least 1
 * @param rounds how often a store is filled to say how long that takes, at least 1
 * @param duration how long each load lasts that has no other end; positive
 * @param rate searches per second of the load that keeps to a rate, at least 1
 * @param heapMiB largest heap of processes that are started, at least 64
 * @param seed of everything that is drawn by chance
 * @param embedder who makes vectors
 * @param corpus where documents are from
 */
public record SuitePlan(
    String name,
    List<Subject> subjects,
    List<Integer> sizes,
    List<Scenario> scenarios,
    int queries,
    List<Integer> personas,
    int interactions,
    int rounds,
    Duration duration,
    int rate,
    int heapMiB,
    long seed,
    EmbedderChoice embedder,
    CorpusSource corpus) {
  /** Fewest documents of a store. */
  public static final int FEWEST_DOCUMENTS = 20;

  /** Their texts are held in the heap. */
  private static final int MOST_DOCUMENTS = 1_000_000;

  /** Fewest questions. */
  public static final int FEWEST_QUERIES = 10;

  /** Creates a plan. */
  public SuitePlan {
    subjects = List.copyOf(subjects);
    sizes = sizes.stream().distinct().sorted().toList();
    scenarios = List.copyOf(scenarios);
    personas = List.copyOf(personas);
    Objects.requireNonNull(embedder, "embedder");
    Objects.requireNonNull(corpus, "corpus");
    if (subjects.isEmpty() || sizes.isEmpty() || scenarios.isEmpty() || personas.isEmpty()) {
      throw new IllegalArgumentException(
          "a run needs backends, sizes, scenarios and personas: backends=%s, sizes=%s, scenarios=%s, personas=%s"
              .formatted(subjects, sizes, scenarios, personas));
    }
    for (int size : sizes) {
      require("sizes", size, FEWEST_DOCUMENTS);
      if (size > MOST_DOCUMENTS) {
        throw new IllegalArgumentException(
            "sizes must be at most %d: sizes=%d".formatted(MOST_DOCUMENTS, size));
      }
    }
    personas.forEach(count -> require("personas", count, 1));
    require("queries", queries, FEWEST_QUERIES);
    require("interactions", interactions, 1);
    require("rounds", rounds, 1);
    require("rate", rate, 1);
    require("heapMiB", heapMiB, 64);
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("duration must be positive: duration=" + duration);
    }
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d: %s=%d".formatted(name, least, name, value));
    }
  }

  /** Returns a builder for everything: all subjects, 1,000 and 10,000 documents. */
  public static SuitePlanBuilder full() {
    return new SuitePlanBuilder("full")
        .subjects(List.of(Subject.values()))
        .sizes(List.of(1_000, 10_000))
        .queries(1_000)
        .interactions(10_000)
        .duration(Duration.ofSeconds(2));
  }

  /** Returns a builder for a short run of all scenarios: two subjects, 1,000 documents. */
  public static SuitePlanBuilder quick() {
    return new SuitePlanBuilder("quick");
  }

  /** Returns a builder for a run of what is about questions, with 10,000 documents. */
  public static SuitePlanBuilder query() {
    return new SuitePlanBuilder("query")
        .groups(List.of(Group.QUERY, Group.QUALITY))
        .sizes(List.of(10_000))
        .queries(1_000);
  }

  /** Returns what a report says of it. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("backends", String.join(", ", subjects.stream().map(Subject::label).toList()));
    options.put("sizes", sizes.toString());
    options.put("scenarios", String.join(", ", scenarios.stream().map(Scenario::id).toList()));
    options.put("queries", String.valueOf(queries));
    options.put("personas", personas.toString());
    options.put("interactions", String.valueOf(interactions));
    options.put("rounds", String.valueOf(rounds));
    options.put("duration", duration.toString());
    options.put("rate", rate + "/s");
    options.put("process_heap", heapMiB + " MiB");
    options.put("embedder", embedder.key());
    options.put("corpus", corpus.spec());
    return options;
  }
}
