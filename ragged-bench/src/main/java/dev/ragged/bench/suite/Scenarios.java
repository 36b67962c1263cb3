package dev.ragged.bench.suite;

import java.util.List;

/** All scenarios, in the order in which they run. */
public final class Scenarios {
  private static final List<Scenario> ALL =
      List.of(
          new Scenario(
              Group.INGEST,
              "throughput",
              Extent.STORE,
              "Fills a new store, and says how many documents and chunks a second takes.",
              IngestRates.METRICS,
              IngestRates::run),
          new Scenario(
              Group.INGEST,
              "memory",
              Extent.STORE,
              "Fills a store in a process of its own, and says how much memory that takes at most.",
              OwnProcess.INGEST,
              OwnProcess::ingest),
          new Scenario(
              Group.INGEST,
              "single",
              Extent.STORE,
              "Adds one document after the other to a filled store: latency until it is found.",
              SingleIngests.METRICS,
              SingleIngests::run),
          new Scenario(
              Group.QUERY,
              "single",
              Extent.STORE,
              "Asks one question after the other: latency, distances, recomputed vectors, bytes.",
              SingleQueries.METRICS,
              SingleQueries::run),
          new Scenario(
              Group.QUERY,
              "batch",
              Extent.STORE,
              "Asks 10 and 100 questions in one call, and the same ones one by one.",
              BatchQueries.METRICS,
              BatchQueries::run),
          new Scenario(
              Group.QUERY,
              "cold",
              Extent.STORE,
              "Asks a new process its first question, then new questions, then the same again.",
              OwnProcess.COLD,
              OwnProcess::cold),
          new Scenario(
              Group.QUERY,
              "openloop",
              Extent.STORE,
              "Asks at a fixed rate; latency counts from when a question was due.",
              PacedQueries.METRICS,
              PacedQueries::run),
          new Scenario(
              Group.QUERY,
              "stages",
              Extent.STORE,
              "Says which share of a search each of its stages takes.",
              StageShares.METRICS,
              StageShares::run),
          new Scenario(
              Group.QUERY,
              "effort",
              Extent.STORE,
              "Searches vectors with more and more effort: recall against exact, and searches/s.",
              EffortCurve.METRICS,
              EffortCurve::run),
          new Scenario(
              Group.QUALITY,
              "retrieval",
              Extent.STORE,
              "Judges the answers to questions whose relevant documents are known, in each mode.",
              RetrievalFigures.METRICS,
              RetrievalFigures::run),
          new Scenario(
              Group.OVERHEAD,
              "chain",
              Extent.STORE,
              "Asks without memory, with interest profiling, with personal ranking, with times.",
              OverheadChain.METRICS,
              OverheadChain::run),
          new Scenario(
              Group.TEMPORAL,
              "query",
              Extent.STORE,
              "Searches documents of a time, by filter and by words; asks for facts as of a time.",
              TimeQueries.METRICS,
              TimeQueries::run),
          new Scenario(
              Group.STORAGE,
              "bytes",
              Extent.STORE,
              "Weighs a closed store: the index, what answers need, the whole directory.",
              StorageSizes.METRICS,
              StorageSizes::run),
          new Scenario(
              Group.MEMORY,
              "process",
              Extent.STORE,
              "Opens a store in a process of its own, and says how much memory it then holds.",
              OwnProcess.SERVING,
              OwnProcess::serving),
          new Scenario(
              Group.CONCURRENT,
              "personas",
              Extent.STORE,
              "Lets 1 to 20 personas ask at once, and checks that nobody sees what is another's.",
              PersonaLoad.METRICS,
              PersonaLoad::run),
          new Scenario(
              Group.CONCURRENT,
              "writer",
              Extent.STORE,
              "Searches with and without somebody who writes documents meanwhile.",
              WriterLoad.METRICS,
              WriterLoad::run),
          new Scenario(
              Group.CONCURRENT,
              "locks",
              Extent.STORE,
              "Writes documents from one thread and from four, which wait for the same lock.",
              LockLoad.METRICS,
              LockLoad::run),
          new Scenario(
              Group.PERSONA,
              "switch",
              Extent.STORE,
              "Asks as one persona after the other: the first question of each, and later ones.",
              PersonaSwitches.METRICS,
              PersonaSwitches::run),
          new Scenario(
              Group.SCALE,
              "curve",
              Extent.SUBJECT,
              "Compares latency, rates, memory and bytes with those of the smallest store.",
              ScaleCurve.METRICS,
              ScaleCurve::run),
          new Scenario(
              Group.PERSONA,
              "record",
              Extent.ONCE,
              "Records interactions, each waited for, and all together.",
              Records.METRICS,
              Records::run),
          new Scenario(
              Group.PERSONA,
              "graph",
              Extent.ONCE,
              "Asks a topic graph for related topics and for ways between topics.",
              GraphQueries.METRICS,
              GraphQueries::run),
          new Scenario(
              Group.PERSONA,
              "transfer",
              Extent.ONCE,
              "Exports a memory's interactions, and imports them into another.",
              Transfers.METRICS,
              Transfers::run));

  private Scenarios() {}

  /** Returns all of them. */
  public static List<Scenario> all() {
    return ALL;
  }

  /**
   * Returns the scenario of an id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Scenario of(String id) {
    return ALL.stream()
        .filter(scenario -> scenario.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a scenario must be one of %s: scenario=%s".formatted(ALL, id)));
  }
}
