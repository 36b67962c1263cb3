package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactTimeline;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.StaleFactException;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight threads state and change facts of one predicate, of which one holds at a time. */
class FactsThreadsTest {
  private static final int THREADS = 8;
  private static final int STEPS = 40;

  @TempDir private Path temp;
  private FactStore store;
  private Facts ana;

  @BeforeEach
  void open() {
    store = new FactStore(temp, "ana");
    ana = store.facts("ana");
    ana.declare("lives in", Cardinality.SINGLE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static void together(IntFunction<Callable<Void>> task) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> tasks = IntStream.range(0, THREADS).mapToObj(task).toList();
      for (Future<Void> done : executor.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      executor.shutdown();
    }
  }

  private static Fact livesIn(String place) {
    return Fact.builder("lives in", place).validFrom(Instant.EPOCH).build();
  }

  @Test
  void stateAndChange_byManyThreads_losesNoVersion() throws Exception {
    List<FactId> stated = new CopyOnWriteArrayList<>();
    List<FactVersion> written = Collections.synchronizedList(new ArrayList<>());
    together(
        thread ->
            () -> {
              Random random = new Random(thread);
              for (int step = 0; step < STEPS; step++) {
                String place = "place " + thread + "-" + step;
                if (stated.isEmpty() || random.nextInt(3) == 0) {
                  FactId id = ana.state(livesIn(place));
                  stated.add(id);
                  continue;
                }
                FactId id = stated.get(random.nextInt(stated.size()));
                int seen = ana.find(id).orElseThrow().number();
                try {
                  written.add(ana.change(id, FactChange.update(livesIn(place)).expecting(seen)));
                } catch (StaleFactException e) {
                  assertThat(e.presentVersion()).isGreaterThan(seen);
                }
                assertThat(ana.current()).hasSize(1);
              }
              return null;
            });

    store.reopen();
    Facts reopened = store.facts("ana");
    List<FactVersion> all = new ArrayList<>();
    for (FactId id : stated) {
      FactHistory history = reopened.history(id).orElseThrow();
      List<String> expected =
          written.stream()
              .filter(version -> version.id().equals(id))
              .sorted((one, other) -> Integer.compare(one.number(), other.number()))
              .map(version -> version.fact().object())
              .toList();
      assertThat(history.versions().stream().skip(1).map(version -> version.fact().object()))
          .containsExactlyElementsOf(expected);
      all.addAll(history.versions());
    }
    assertThat(all.stream().map(FactVersion::sequence).sorted())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, stated.size() + written.size()).boxed().toList());
    assertThat(reopened.current())
        .isEqualTo(FactTimeline.of(all, reopened.rules()).current(store.clock.instant()));
  }

  @Test
  void change_byAllThreadsOfOneVersion_isMadeByOne() throws Exception {
    FactId id = ana.state(livesIn("place 0"));
    CyclicBarrier round = new CyclicBarrier(THREADS);
    AtomicInteger made = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    together(
        thread ->
            () -> {
              for (int version = 1; version <= STEPS; version++) {
                round.await();
                Fact next = livesIn("place " + version + "-" + thread);
                try {
                  ana.change(id, FactChange.update(next).expecting(version));
                  made.incrementAndGet();
                } catch (StaleFactException e) {
                  refused.incrementAndGet();
                }
              }
              return null;
            });

    assertThat(made).hasValue(STEPS);
    assertThat(refused).hasValue(STEPS * (THREADS - 1));
    assertThat(ana.history(id).orElseThrow().versions()).hasSize(1 + STEPS);
  }

  @Test
  void read_afterOwnWrite_neverSeesAnOlderState() throws Exception {
    together(
        thread ->
            () -> {
              String subject = "subject " + thread;
              FactId id = ana.state(livesIn("place 0").toBuilder().subject(subject).build());
              for (int step = 1; step <= STEPS; step++) {
                Fact next = livesIn("place " + step).toBuilder().subject(subject).build();
                ana.change(id, FactChange.update(next));
                assertThat(
                        ana.current().stream()
                            .map(FactVersion::fact)
                            .filter(fact -> fact.subject().equals(subject)))
                    .containsExactly(next);
              }
              return null;
            });
  }

  @Test
  void state_sameFactByAllThreads_isStatedOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<FactId> ids = Collections.synchronizedList(new ArrayList<>());
    together(
        thread ->
            () -> {
              start.await();
              ids.add(ana.state(livesIn("Oslo")));
              return null;
            });

    assertThat(ids.stream().collect(Collectors.toSet())).hasSize(1);
    assertThat(ana.history(ids.get(0)).orElseThrow().versions()).hasSize(1);
  }

  /** States facts on all threads until that is refused, and calls {@code stop} meanwhile. */
  private void stateUntilRefused(Runnable stop) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS + 1);
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = "place " + thread + "-";
        running.add(
            executor.submit(
                () -> {
                  start.await();
                  for (int step = 0; step < 1_000_000; step++) {
                    ana.state(livesIn(name + step));
                  }
                  return null;
                }));
      }
      start.await();
      while (ana.current().isEmpty()) {
        Thread.onSpinWait();
      }
      stop.run();
      for (Future<?> one : running) {
        assertThatThrownBy(one::get)
            .cause()
            .isInstanceOfAny(IllegalStateException.class, IllegalArgumentException.class);
      }
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void pause_whileFactsAreStated_isTheEndOfThem() throws Exception {
    AtomicInteger whenPaused = new AtomicInteger();
    ana.declare("lives in", Cardinality.MANY);
    stateUntilRefused(
        () -> {
          store.memory().personas().pause("ana");
          whenPaused.set(ana.current(Fact.SELF, "lives in").size());
        });

    assertThat(ana.current()).hasSize(whenPaused.get());
  }

  @Test
  void delete_whileFactsAreStated_leavesNoRow() throws Exception {
    stateUntilRefused(() -> store.memory().personas().delete("ana"));

    store.close();
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(temp), Durability.NORMAL)) {
      assertThat(
              database.<Long>read(
                  "counting",
                  connection -> Sql.number(connection, "SELECT count(*) FROM fact_version")))
          .isZero();
    }
  }
}
