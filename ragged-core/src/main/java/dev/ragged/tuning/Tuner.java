package dev.ragged.tuning;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexStatistics;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.retrieval.SearchObserver;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.text.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds good values of settings for one store on this machine: measures it on request, watches how
 * it is used, proposes with figures, applies what it is told to, and can undo that. Nothing changes
 * by itself. Thread-safe; measurements take turns, and so do changes.
 */
public final class Tuner {
  /** Between two looks at whether the index is done. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final TuningParts parts;
  private final TunedConfig tuned;
  private final ProbeThread thread = new ProbeThread();
  private final RecallProbe probe;
  private final UseWatch watch;
  private final Object changes = new Object();
  private boolean closed;

  /** Begins to watch the searcher of {@code parts}, and sets its effort as configured. */
  public Tuner(TuningParts parts) {
    this.parts = Objects.requireNonNull(parts, "parts");
    this.tuned = new TunedConfig(parts.config(), parts.root(), parts.io());
    this.probe = new RecallProbe(parts.corpus(), parts.ticker(), thread);
    this.watch = new UseWatch(parts.ticker(), probe);
    takeEffect();
    parts.searcher().observer(watch);
  }

  /** As {@link #tune(TuningRequest)} of this workload, within 30 s, by what is stored. */
  public Tuning tune(Workload workload) {
    return tune(TuningRequest.of(workload));
  }

  /**
   * Measures this store and proposes values; changes nothing. Costs the time that the request
   * allows, and competes with searches and ingests meanwhile.
   *
   * @throws dev.ragged.error.EmbeddingException if the model fails
   * @throws dev.ragged.error.StoreException if the store cannot be read
   */
  public synchronized Tuning tune(TuningRequest request) {
    Stopwatch time = new Stopwatch(parts.ticker(), request.limit());
    CorpusStatistics corpus = parts.corpus().statistics();
    Proposals proposals = new Proposals(config());
    List<String> notes = new ArrayList<>();
    List<EffortFigures> efforts = List.of();
    List<WorkerFigures> workers = List.of();
    switch (request.workload()) {
      case INTERACTIVE -> {
        efforts = efforts(request, time, notes);
        InteractiveRule.propose(efforts, proposals);
      }
      case BATCH -> {
        List<String> passages = passages(request, time);
        workers = new WorkerLadder(parts.embedder(), parts.ticker()).measure(passages, time);
        if (workers.isEmpty()) {
          notes.add("nothing is stored for all, so the embedder was not measured");
        }
        BatchRule.propose(workers, passages, parts.embedder(), proposals);
      }
      case MEMORY -> MemoryRule.propose(parts.caches().get(), corpus, proposals, notes);
    }
    if (time.isOver()) {
      notes.add("the time of " + Figures.duration(request.limit()) + " ended the measurement");
    }
    return new Tuning(
        request.workload(), corpus.chunks(), efforts, workers, proposals.list(), notes);
  }

  private List<EffortFigures> efforts(TuningRequest request, Stopwatch time, List<String> notes) {
    List<String> questions = request.questions();
    if (questions.isEmpty()) {
      questions =
          Samples.take(parts.corpus(), request.seed(), time).stream()
              .map(Sample::question)
              .toList();
      notes.add(
          "questions were "
              + questions.size()
              + " sentences, and parts of sentences, of what is stored");
    }
    long unlinked = awaitLinks(time);
    if (unlinked > 0) {
      notes.add(
          unlinked
              + " vectors were not in the index's own structure yet, so the figures are not those of"
              + " later; measure again");
    }
    int present = config().get(Settings.SEARCH_EFFORT);
    List<EffortFigures> efforts =
        new EffortLadder(parts.corpus(), parts.embedder(), parts.ticker(), present)
            .measure(questions, time);
    int asked = efforts.isEmpty() ? 0 : efforts.get(0).questions();
    if (asked < InteractiveRule.FEWEST) {
      notes.add(
          asked
              + " questions were answered, and less than "
              + InteractiveRule.FEWEST
              + " say nothing");
    }
    return efforts;
  }

  /** Waits for the index to finish what it does in the background; returns how much is left. */
  private long awaitLinks(Stopwatch time) {
    while (true) {
      double left =
          parts.corpus().statistics().index().figures().getOrDefault(IndexStatistics.UNLINKED, 0.0);
      if (left == 0 || time.isOver()) {
        return (long) left;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        return (long) left;
      }
    }
  }

  private List<String> passages(TuningRequest request, Stopwatch time) {
    return Samples.take(parts.corpus(), request.seed(), time).stream()
        .map(Sample::passage)
        .toList();
  }

  /** Applies all that a measurement proposes, as {@link #apply(List)}. */
  public Applied apply(Tuning tuning) {
    return apply(tuning.proposals());
  }

  /**
   * Writes the proposed values to {@code tuned.properties} in the store's directory, beside those
   * that are there, and puts into effect what can change while the store is open. They win over the
   * preset, and files and code win over them. A store in memory keeps what takes effect at once.
   *
   * @throws IllegalArgumentException if a key cannot be tuned, or a value is bad; nothing is
   *     changed then
   * @throws IllegalStateException once the store is closed
   * @throws dev.ragged.error.StoreException if they cannot be written; nothing takes effect then,
   *     and the next opening finds what was there before or all of the new
   */
  public Applied apply(List<Proposal> proposals) {
    synchronized (changes) {
      requireOpen();
      Tunable.require(proposals, parts.backends().keySet());
      Applied applied = tuned.apply(List.copyOf(proposals));
      takeEffect();
      return applied;
    }
  }

  /**
   * Brings back the values before the last {@link #apply}, also if that was before a restart. What
   * needed an opening to take effect needs one to lose it.
   *
   * @return whether there was anything to undo: one step is kept
   * @throws dev.ragged.error.StoreException if the file cannot be replaced
   */
  public boolean undo() {
    synchronized (changes) {
      requireOpen();
      boolean undone = tuned.undo();
      takeEffect();
      return undone;
    }
  }

  /** The directory of a closed store is no longer this one's to write to. */
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }

  private void takeEffect() {
    Effort effort = new Effort(config().get(Settings.SEARCH_EFFORT));
    if (!effort.equals(parts.searcher().effort())) {
      parts.searcher().effort(effort);
      probe.effort(effort);
    }
    // With one connection for all, as in memory, a search would wait for a probe.
    probe.every(parts.root().isEmpty() ? 0 : config().get(Settings.SEARCH_PROBE_EVERY));
  }

  /** Returns the configuration in effect: as opened, but for what has changed since. */
  public RaggedConfig config() {
    return tuned.running();
  }

  /** Returns what use since the store opened speaks for. Costs a look at the store's figures. */
  public Recommendations recommendations() {
    Proposals proposals = new Proposals(config());
    Observed observed =
        new Observed(
            watch.repeats().asked(),
            watch.repeats().rate(),
            parts.caches().get(),
            probe.figures(),
            parts.corpus().statistics(),
            parts.backends());
    CacheRules.recommend(observed, proposals);
    IndexRules.recommend(observed, proposals);
    double searches = watch.searchesPerMinute();
    double documents = watch.documentsPerMinute();
    return new Recommendations(
        Use.of(searches, documents),
        searches,
        documents,
        observed.searches(),
        observed.repeats(),
        observed.probe(),
        proposals.list());
  }

  /**
   * Returns which backend suits the present number of chunks.
   *
   * @param maxBytes what the index may take, not negative; empty for any size
   */
  public BackendAdvice backend(OptionalLong maxBytes) {
    return BackendAdvice.of(
        parts.corpus().statistics().chunks(),
        parts.embedder().fingerprint().dimension(),
        parts.backends(),
        maxBytes);
  }

  /** Returns {@code options} that also let this take note of each document that is stored. */
  public IngestOptions watched(IngestOptions options) {
    return new IngestOptions(
        progress -> {
          Status status = progress.latest().status();
          if (status == Status.ADDED || status == Status.UPDATED) {
            watch.stored();
          }
          options.listener().onProgress(progress);
        },
        options.cancellation());
  }

  /**
   * Returns {@code config} with what was tuned in the store in {@code root}.
   *
   * @throws IllegalArgumentException if the file of it has an unknown key or a bad value; the
   *     message names file, line and key
   */
  public static RaggedConfig tuned(RaggedConfig config, Path root) {
    Path file = root.resolve(TunedValues.NAME);
    return Files.exists(file) ? config.toBuilder().tuned(file).build() : config;
  }

  /** Ends the watch, and waits for a probe that runs; the store does it when it closes. */
  public void end() {
    synchronized (changes) {
      closed = true;
    }
    parts.searcher().observer(SearchObserver.NONE);
    probe.close();
    thread.close();
  }
}
