package dev.ragged.bench.suite;

import dev.ragged.RaggedBuilder;
import dev.ragged.bench.corpus.CorpusSource;
import dev.ragged.bench.corpus.EmbedderChoice;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Collects the parts of a {@link SuitePlan}; starts with a short one. Builder; not thread-safe. */
public final class SuitePlanBuilder {
  private final String name;
  private List<Subject> subjects = List.of(Subject.HNSW, Subject.LEANN_CODES);
  private List<Integer> sizes = List.of(1_000);
  private List<Scenario> scenarios = Scenarios.all();
  private int queries = 100;
  private List<Integer> personas = List.of(1, 2, 5, 10, 20);
  private int interactions = 1_000;
  private int rounds = 3;
  private Duration duration = Duration.ofMillis(500);
  private int rate = 100;
  private int heapMiB = 512;
  private long seed = RaggedBuilder.DEFAULT_SEED;
  private EmbedderChoice embedder = EmbedderChoice.PRECOMPUTED;
  private CorpusSource corpus = CorpusSource.parse(CorpusSource.GENERATED);

  SuitePlanBuilder(String name) {
    this.name = name;
  }

  /** Sets who is measured. */
  public SuitePlanBuilder subjects(List<Subject> value) {
    this.subjects = value;
    return this;
  }

  /** Sets numbers of documents. */
  public SuitePlanBuilder sizes(List<Integer> value) {
    this.sizes = value;
    return this;
  }

  /** Sets what is measured; default everything. */
  public SuitePlanBuilder scenarios(List<Scenario> value) {
    this.scenarios = value;
    return this;
  }

  /** Sets what is measured to the scenarios of these groups. */
  public SuitePlanBuilder groups(Collection<Group> value) {
    return scenarios(
        Scenarios.all().stream().filter(scenario -> value.contains(scenario.group())).toList());
  }

  /** Sets how many different questions a scenario asks. */
  public SuitePlanBuilder queries(int value) {
    this.queries = value;
    return this;
  }

  /** Sets numbers of personas that ask at once. */
  public SuitePlanBuilder personas(List<Integer> value) {
    this.personas = value;
    return this;
  }

  /** Sets how many interactions are recorded, exported and imported. */
  public SuitePlanBuilder interactions(int value) {
    this.interactions = value;
    return this;
  }

  /** Sets how often a store is filled. */
  public SuitePlanBuilder rounds(int value) {
    this.rounds = value;
    return this;
  }

  /** Sets how long each load lasts that has no other end. */
  public SuitePlanBuilder duration(Duration value) {
    this.duration = value;
    return this;
  }

  /** Sets the searches per second of the load that keeps to a rate. */
  public SuitePlanBuilder rate(int value) {
    this.rate = value;
    return this;
  }

  /** Sets the largest heap of processes that are started. */
  public SuitePlanBuilder heapMiB(int value) {
    this.heapMiB = value;
    return this;
  }

  /** Sets the seed. */
  public SuitePlanBuilder seed(long value) {
    this.seed = value;
    return this;
  }

  /** Sets who makes vectors. */
  public SuitePlanBuilder embedder(EmbedderChoice value) {
    this.embedder = value;
    return this;
  }

  /** Sets where documents are from. */
  public SuitePlanBuilder corpus(CorpusSource value) {
    this.corpus = value;
    return this;
  }

  /**
   * Returns the plan.
   *
   * @throws IllegalArgumentException if a part is out of range; the message names it
   */
  public SuitePlan build() {
    return new SuitePlan(
        name,
        subjects,
        sizes,
        scenarios,
        queries,
        personas,
        interactions,
        rounds,
        duration,
        rate,
        heapMiB,
        seed,
        embedder,
        corpus);
  }
}
