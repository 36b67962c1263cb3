package dev.ragged.bench.jmh;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.bench.memory.Questions;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.sqlite.Durability;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Interactions of a persona who does not learn, from the call until they are durable. What was
 * recorded stays, so the memory grows while it is measured.
 */
@State(Scope.Benchmark)
public class RecorderBenchmark {
  private static final int BATCH = 100;
  private static final int QUESTIONS = 10_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** What a commit waits for. */
  @Param({"NORMAL", "FULL"})
  public Durability durability;

  private TemporaryFolder folder;
  private Ragged ragged;
  private RememberedPersona ana;
  private List<String> questions;
  private List<ChunkId> hits;
  private int recorded;

  /** Opens a memory on disk. */
  @Setup
  public void open() throws IOException {
    folder = new TemporaryFolder("recorder-benchmark");
    ragged =
        Uncached.builder()
            .directory(folder.path())
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .memory(
                MemoryOptions.builder()
                    .durability(durability)
                    .recorder(new RecorderOptions(BATCH, Duration.ofSeconds(5), 100_000))
                    .build())
            .build();
    PersonalMemory memory = PersonalMemory.of(ragged);
    memory.personas().create("ana");
    memory.personas().learning("ana", false);
    ana = memory.of("ana");
    Questions source = new Questions(42);
    questions = IntStream.range(0, QUESTIONS).mapToObj(i -> source.next()).toList();
    hits = source.hits(10);
  }

  /** Closes the memory. */
  @TearDown
  public void close() throws IOException {
    ragged.close();
    folder.close();
  }

  /** One operation is one interaction recorded, of a hundred that are committed together. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public int batched() {
    List<CompletableFuture<Boolean>> futures = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      futures.add(ana.record(next(), Optional.empty()));
    }
    int done = 0;
    for (CompletableFuture<Boolean> future : futures) {
      done += future.join() ? 1 : 0;
    }
    return done;
  }

  private Interaction next() {
    recorded++;
    return Interaction.builder(questions.get(recorded % QUESTIONS), START.plusSeconds(recorded))
        .hits(hits)
        .latency(Duration.ofMillis(12))
        .build();
  }
}
