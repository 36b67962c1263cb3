package dev.ragged.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.bench.suite.Subject;
import dev.ragged.ingest.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakTest {
  private static final SoakListener NOBODY = (done, left) -> {};

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("soak.jsonl");
  }

  private Path store() {
    return folder.resolve("soak.jsonl.store");
  }

  private SoakPlan plan(Subject backend, long operations, boolean report) {
    return new SoakPlan(
        new SoakLoad(backend, EmbedderChoice.PRECOMPUTED, 20, 4, 200, 2, 11),
        SoakExtent.ofOperations(operations),
        Duration.ofMillis(50),
        5,
        0,
        report ? Optional.of(file()) : Optional.empty());
  }

  @Test
  void run_soundStore_findsNothingWrong() throws Exception {
    SoakReport report = Soak.run(plan(Subject.HNSW, 60, false), NOBODY, new Cancellation());
    assertThat(report.problems()).as("seed 11").isEmpty();
    assertThat(report.operations()).isEqualTo(60);
    assertThat(report.complete()).isTrue();
    assertThat(report.samples()).hasSize(6);
    assertThat(report.result().measurement("p95")).isPresent();
  }

  @Test
  void run_memoryKeptByEachOperation_isALeak() throws Exception {
    Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
    SoakReport report =
        new Soak(
                plan(Subject.EXACT, 120, false),
                NOBODY,
                new Cancellation(),
                () -> kept.add(new byte[1 << 18]))
            .run();
    assertThat(report.named(SoakVerdict.LEAK)).as(SoakText.of(report)).contains("heap");
    assertThat(report.verdict()).isEqualTo(SoakVerdict.LEAK);
    assertThat(kept).hasSize(120);
  }

  @Test
  void run_anOperationThatFails_endsTheRunAndIsTold() throws Exception {
    AtomicInteger done = new AtomicInteger();
    SoakReport report =
        new Soak(
                plan(Subject.EXACT, 400, true),
                NOBODY,
                new Cancellation(),
                () -> {
                  if (done.incrementAndGet() == 15) {
                    throw new IllegalStateException("planted");
                  }
                })
            .run();
    assertThat(report.verdict()).isEqualTo(SoakVerdict.FAILED);
    assertThat(report.problems().get(0)).matches("operation \\d+, [A-Z_]+: .*planted");
    assertThat(done.get()).isLessThan(25);
    assertThat(store()).as("what was found wrong is kept").isDirectory();
  }

  @Test
  void run_endedAndBegunAgain_goesOnWithStoreAndReport() throws Exception {
    Cancellation cancellation = new Cancellation();
    SoakReport first =
        Soak.run(
            plan(Subject.EXACT, 60, true),
            (done, left) -> {
              if (done >= 30) {
                cancellation.cancel();
              }
            },
            cancellation);
    assertThat(first.complete()).isFalse();
    assertThat(first.operations()).isEqualTo(30);
    assertThat(store()).isDirectory();
    tearLastLine();

    SoakReport second = Soak.run(plan(Subject.EXACT, 60, true), NOBODY, new Cancellation());
    assertThat(second.problems()).isEmpty();
    assertThat(second.complete()).isTrue();
    assertThat(second.processes()).isEqualTo(2);
    assertThat(second.operations()).isEqualTo(60);
    assertThat(second.samples().stream().map(Sample::process).distinct()).containsExactly(1, 2);
    assertThat(store()).doesNotExist();

    byte[] complete = Files.readAllBytes(file());
    SoakReport third = Soak.run(plan(Subject.EXACT, 60, true), NOBODY, new Cancellation());
    assertThat(third.samples()).isEqualTo(second.samples());
    assertThat(Files.readAllBytes(file())).as("nothing is left to do").isEqualTo(complete);
  }

  private void tearLastLine() throws IOException {
    List<String> lines = Files.readAllLines(file());
    String last = lines.get(lines.size() - 1);
    Files.writeString(
        file(),
        String.join("\n", lines.subList(0, lines.size() - 1)) + "\n" + last.substring(0, 30));
  }
}
