package dev.ragged.bench.gate;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A store on disk with a persona, which goes when it is closed. One thread at a time. */
final class RememberingStore implements AutoCloseable {
  private static final int BATCH = 100;

  private final TemporaryFolder folder;
  private final Ragged ragged;
  private final PersonalMemory memory;
  private final RememberedPersona persona;

  RememberingStore() {
    try {
      folder = new TemporaryFolder("ragged-fork-memory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ragged =
        Uncached.builder()
            .directory(folder.path())
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .memory(
                MemoryOptions.builder()
                    .recorder(new RecorderOptions(BATCH, Duration.ofSeconds(5), 100_000))
                    .build())
            .build();
    memory = PersonalMemory.of(ragged);
    memory.personas().create("ana");
    persona = memory.of("ana");
  }

  RememberedPersona persona() {
    return persona;
  }

  /** Records, and returns once all of them are durable. */
  void record(List<Interaction> interactions) {
    CompletableFuture.allOf(
            interactions.stream()
                .map(each -> persona.record(each, Optional.empty()))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** Returns once all that was recorded is learned. */
  void learn() {
    memory.flush();
  }

  @Override
  public void close() {
    ragged.close();
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
