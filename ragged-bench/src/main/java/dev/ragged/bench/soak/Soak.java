package dev.ragged.bench.soak;

import dev.ragged.bench.LiveHeap;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.suite.OpenLoop;
import dev.ragged.ingest.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Mixed operations on one store with a memory, at a set rate, for as long as you like: whether
 * answers stay right, and whether heap, threads, file handles, resident size or store grow. One
 * thread at a time.
 */
public final class Soak {
  // A lap is an open loop of operations; between two laps all is quiet, and a sample is taken. The
  // n-th operation of a run is drawn from the seed and n, whichever process it falls to.

  /** An operation that is late by more is not begun. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SoakPlan plan;
  private final SoakListener listener;
  private final Cancellation cancellation;
  private final Runnable beside;
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();

  /**
   * Creates a run.
   *
   * @param beside done with each operation
   */
  Soak(SoakPlan plan, SoakListener listener, Cancellation cancellation, Runnable beside) {
    this.plan = plan;
    this.listener = listener;
    this.cancellation = cancellation;
    this.beside = beside;
  }

  /**
   * Runs until the plan's extent is reached, counting what earlier processes did; until something
   * is wrong; or until it is cancelled, which leaves the store sound and the report valid.
   *
   * @throws IOException if store or report cannot be read or written
   * @throws IllegalArgumentException if the report is of a run with another load
   */
  public static SoakReport run(SoakPlan plan, SoakListener listener, Cancellation cancellation)
      throws IOException, InterruptedException {
    return new Soak(plan, listener, cancellation, () -> {}).run();
  }

  SoakReport run() throws IOException, InterruptedException {
    SoakLog log = SoakLog.read(plan.report(), plan.load());
    if (left(log) > 0 && log.problems().isEmpty()) {
      TemporaryFolder folder = folder();
      try (SoakStore store = new SoakStore(plan.load(), folder.path())) {
        log.begin();
        run(store, log);
      }
      if (plan.report().isEmpty() || (left(log) == 0 && log.problems().isEmpty())) {
        folder.close();
      }
    }
    return SoakReport.of(plan, log, left(log) == 0);
  }

  private TemporaryFolder folder() throws IOException {
    Optional<Path> report = plan.report();
    return report.isPresent()
        ? TemporaryFolder.at(report.get().resolveSibling(report.get().getFileName() + ".store"))
        : new TemporaryFolder("ragged-soak");
  }

  private long left(SoakLog log) {
    return plan.extent().left(log.operations(), log.millis(), plan.load().rate());
  }

  private void run(SoakStore store, SoakLog log) throws IOException, InterruptedException {
    BooleanSupplier more = () -> !cancellation.isCancelled() && problems.isEmpty();
    List<Slice> slices =
        IntStream.range(0, SoakLoad.SLICES)
            .mapToObj(number -> new Slice(number, plan.load(), store))
            .toList();
    QuietChecks checks = new QuietChecks(store, slices);
    guarded("before the first operation", checks::runAll);
    for (int samples = 1; left(log) > 0 && more.getAsBoolean(); samples++) {
      lap(store, slices, checks, log, more);
      listener.sampled(log.operations(), left(log));
      if (plan.reopenEvery() > 0 && samples % plan.reopenEvery() == 0) {
        guarded("opening the store again", store::reopen);
      }
    }
    guarded("at the end", checks::runAll);
    for (String problem : problems) {
      log.problem(problem);
    }
  }

  private void lap(
      SoakStore store, List<Slice> slices, QuietChecks checks, SoakLog log, BooleanSupplier more)
      throws IOException, InterruptedException {
    int count = (int) Math.min(plan.lap(), left(log));
    long first = log.operations();
    long start = System.nanoTime();
    long[] nanos =
        new OpenLoop(OpenLoop.REAL, TimeUnit.SECONDS.toNanos(1) / plan.load().rate(), PATIENCE)
            .run(count, plan.load().workers(), more, i -> operate(slices, first + i));
    long millis = (System.nanoTime() - start) / 1_000_000;
    if (nanos.length == 0) {
      return;
    }
    guarded("after operation " + (first + count), checks::run);
    // What was not begun because of the end was not due.
    int due = more.getAsBoolean() ? count : nanos.length;
    Percentiles latencies = new Percentiles(nanos);
    log.add(
        new Sample(
            log.process(),
            first + due,
            log.millis() + millis,
            log.skipped() + due - nanos.length,
            LiveHeap.bytes(),
            ProcessSizes.threads(),
            ProcessSizes.handles(),
            ProcessSizes.resident(),
            store.bytes(),
            store.logBytes(),
            store.ragged().statistics().corpus().documents(),
            latencies.micros(50),
            latencies.micros(95),
            latencies.micros(100)));
  }

  private void operate(List<Slice> slices, long number) {
    SplittableRandom random = new SplittableRandom(plan.load().seed() ^ number * GOLDEN);
    Slice slice = slices.get(random.nextInt(slices.size()));
    Operation operation = Operation.draw(random);
    guarded(
        "operation " + number + ", " + operation,
        () -> {
          beside.run();
          slice.run(operation, random);
        });
  }

  /** Does something, and takes note if it fails. */
  private void guarded(String when, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      String what = e instanceof WrongAnswer ? e.getMessage() : e.toString();
      problems.add(when + ": " + what);
    }
  }
}
