package dev.ragged.migration;

import dev.ragged.index.IndexBytes;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.migration.MigrationReport.Outcome;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.store.BuildingIndex;
import dev.ragged.store.IndexRoles;
import dev.ragged.store.StoreIndexes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves an open store to another vector backend. Searches and writes go on meanwhile; only the
 * switch lets writing wait. The store remembers the backend, and keeps the files of the former one
 * for {@link #rollback}. Thread-safe; one migration at a time.
 */
public final class Migration {
  private static final Logger log = LoggerFactory.getLogger(Migration.class);

  private final StoreIndexes indexes;
  private final Corpus corpus;
  private final Function<String, VectorIndexProvider> providers;
  private final Optional<String> configured;
  private final LongSupplier nanos;
  private volatile Optional<MigrationWatch> watch = Optional.empty();

  /**
   * Makes what moves a store.
   *
   * @param indexes those of the store
   * @param corpus the store
   * @param providers gives the backend of a name, set up as the configuration says; refuses an
   *     unknown one
   * @param configured backend that the application or its configuration names; empty if it leaves
   *     the choice to the store
   */
  public Migration(
      StoreIndexes indexes,
      Corpus corpus,
      Function<String, VectorIndexProvider> providers,
      Optional<String> configured) {
    this(indexes, corpus, providers, configured, System::nanoTime);
  }

  Migration(
      StoreIndexes indexes,
      Corpus corpus,
      Function<String, VectorIndexProvider> providers,
      Optional<String> configured,
      LongSupplier nanos) {
    this.indexes = Objects.requireNonNull(indexes, "indexes");
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.providers = Objects.requireNonNull(providers, "providers");
    this.configured = Objects.requireNonNull(configured, "configured");
    this.nanos = Objects.requireNonNull(nanos, "nanos");
  }

  /**
   * Returns what {@link #run} would do. Changes nothing.
   *
   * @throws IllegalArgumentException if there is no such backend, or it answers already
   */
  public MigrationPlan plan(String backend) {
    return plan(provider(backend));
  }

  /** As {@link #plan(String)}, with parameters of the caller's own. */
  public MigrationPlan plan(VectorIndexProvider backend) {
    requireOther(backend);
    CorpusStatistics state = corpus.statistics();
    long sample = (long) Math.ceil(MigrationOptions.DEFAULT.sampleShare() * state.chunks());
    long embedded = indexes.active().keepsVectors() ? 0 : state.chunks() + sample;
    return new MigrationPlan(
        indexes.active().name(),
        backend.name(),
        state.chunks(),
        bytes(state.index()),
        backend.estimate(state.chunks(), state.embedder().dimension(), Similarity.COSINE),
        embedded,
        indexes.isSaved(backend.name()));
  }

  /** As {@link #run(String, MigrationOptions, MigrationListener)}, unwatched and as is usual. */
  public MigrationReport run(String backend) {
    return run(backend, MigrationOptions.DEFAULT, MigrationListener.NONE);
  }

  /**
   * Copies the vectors into an index of {@code backend}, tests it, and lets it answer. Goes on from
   * what an earlier run has saved. If the new index is not as good as demanded, the former one
   * answers on: see {@link MigrationReport#verification}. An index that holds something wrong is
   * deleted; one that only finds too little stays unfinished. Costs no embedding if the present
   * index keeps whole vectors.
   *
   * @throws IllegalArgumentException if there is no such backend, or it answers already
   * @throws IllegalStateException if a migration runs, one to another backend is unfinished, or the
   *     store is closed meanwhile
   * @throws dev.ragged.error.RaggedException if reading, embedding or writing fails; the former
   *     index answers on, and the next run goes on from what was saved
   */
  public MigrationReport run(String backend, MigrationOptions options, MigrationListener listener) {
    return run(provider(backend), options, listener);
  }

  /** As {@link #run(String, MigrationOptions, MigrationListener)}, with parameters of one's own. */
  public MigrationReport run(
      VectorIndexProvider backend, MigrationOptions options, MigrationListener listener) {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(listener, "listener");
    requireOther(backend);
    String from = indexes.active().name();
    IndexBytes before = bytes(corpus.statistics().index());
    MigrationReport report;
    try (BuildingIndex index = indexes.build(backend)) {
      MigrationWatch counts = new MigrationWatch(listener, options.batchSize(), nanos);
      watch = Optional.of(counts);
      MigrationRun run = new MigrationRun(index, options, counts, nanos);
      Outcome outcome = run.run();
      report =
          new MigrationReport(
              outcome,
              from,
              backend.name(),
              index.found(),
              counts.copied(),
              counts.embedded(),
              before,
              bytes(index.statistics()),
              run.verification(),
              counts.elapsed(),
              outcome == Outcome.SWITCHED ? reminder(backend.name()) : Optional.empty());
    }
    if (report.outcome() == Outcome.REFUSED && !report.verification().orElseThrow().isWhole()) {
      var unused =
          indexes.roles().previous().equals(indexes.roles().unfinished()) ? discard() : abandon();
    }
    log.info("Migration: {}", report.summary());
    return report;
  }

  private Optional<String> reminder(String backend) {
    return configured
        .filter(name -> !name.equals(backend))
        .map(
            name ->
                "the configuration names backend "
                    + name
                    + ", which the next start would use again: set backend.type to auto or "
                    + backend);
  }

  /**
   * Goes back to the backend that answered before: as {@link #run}, from its kept files, so that
   * only what has come since is copied, and whatever its recall, which is measured, too.
   *
   * @throws IllegalStateException if none is kept
   */
  public MigrationReport rollback() {
    String previous =
        indexes
            .roles()
            .previous()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no former index is kept; move to a backend by its name: active="
                            + indexes.active().name()));
    // It answered before, whatever its recall.
    return run(previous, MigrationOptions.DEFAULT.requiringRecall(0), MigrationListener.NONE);
  }

  /**
   * Tests the index that answers: that it has all chunks, that its vectors are those that the texts
   * give, and its recall. Embeds the sampled texts.
   *
   * @return the finding; empty if cancelled
   */
  public Optional<Verification> verify(MigrationOptions options) {
    Objects.requireNonNull(options, "options");
    return indexes.inspect(tested -> new Verifier(tested, options, done -> {}).run(nanos));
  }

  /**
   * Deletes the index that answered before, and returns its backend; empty if none was kept. What
   * was deleted from the store since is in its files until then.
   *
   * @throws IllegalStateException if a migration runs
   */
  public Optional<String> discard() {
    return indexes.discard();
  }

  /**
   * Gives up an unfinished migration and deletes what it has saved, and returns its backend; empty
   * if there is none. The files of the former index stay, if it was to go back to that.
   *
   * @throws IllegalStateException if a migration runs
   */
  public Optional<String> abandon() {
    return indexes.abandon();
  }

  /** Returns which backends there are files of, and how far a migration is. */
  public MigrationStatus status() {
    IndexRoles roles = indexes.roles();
    return new MigrationStatus(
        indexes.active().name(),
        roles.previous(),
        roles.unfinished(),
        roles.saved(),
        indexes.isBuilding(),
        watch.flatMap(MigrationWatch::latest));
  }

  private VectorIndexProvider provider(String backend) {
    return providers.apply(Objects.requireNonNull(backend, "backend"));
  }

  private void requireOther(VectorIndexProvider backend) {
    if (backend.name().equals(indexes.active().name())) {
      throw new IllegalArgumentException(
          "the store has this backend already: backend=" + backend.name());
    }
  }

  private static IndexBytes bytes(IndexStatistics index) {
    return new IndexBytes(index.bytesInMemory(), index.bytesOnDisk());
  }
}
