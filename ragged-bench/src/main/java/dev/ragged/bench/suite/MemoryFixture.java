package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.bench.memory.Questions;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Interaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A store on disk without documents, and one persona with a memory. One thread at a time. */
final class MemoryFixture implements AutoCloseable {
  private static final int HITS = 10;

  /** More might be refused. */
  private static final int AT_ONCE = RecorderOptions.DEFAULT.capacity() / 2;

  private final TemporaryFolder folder;
  private final Ragged ragged;
  private final PersonalMemory memory;
  private final RememberedPersona persona;
  private final Questions questions;

  MemoryFixture(long seed) throws IOException {
    this(seed, RecorderOptions.DEFAULT);
  }

  MemoryFixture(long seed, RecorderOptions recorder) throws IOException {
    folder = new TemporaryFolder("ragged-benchmark-memory");
    ragged =
        Ragged.builder()
            .directory(folder.path().resolve("store"))
            .backend(new ExactIndexProvider())
            .embedder(LexicalEmbedder.create())
            .clock(StoreFixture.clock())
            .memory(MemoryOptions.builder().recorder(recorder).build())
            .build();
    memory = PersonalMemory.of(ragged);
    memory.personas().create("ana");
    persona = memory.of("ana");
    questions = new Questions(seed);
  }

  /** Returns made-up interactions, a minute apart, the last of them now. */
  List<Interaction> draw(int count) {
    List<Interaction> drawn = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      drawn.add(
          Interaction.builder(
                  questions.next(), TestCorpus.NOW.minus(Duration.ofMinutes(count - (long) i)))
              .hits(questions.hits(HITS))
              .latency(Duration.ofMillis(12))
              .build());
    }
    return drawn;
  }

  CompletableFuture<Boolean> record(Interaction interaction) {
    return persona.record(interaction, Optional.empty());
  }

  /** Records all, and returns when they are durable and learned from. */
  void recordAll(List<Interaction> interactions) {
    int waiting = 0;
    for (Interaction interaction : interactions) {
      var unused = record(interaction);
      if (++waiting == AT_ONCE) {
        memory.flush();
        waiting = 0;
      }
    }
    memory.flush();
  }

  TemporaryFolder folder() {
    return folder;
  }

  PersonalMemory memory() {
    return memory;
  }

  RememberedPersona persona() {
    return persona;
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      ragged.close();
    }
  }
}
