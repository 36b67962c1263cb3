package dev.ragged.persona;

import dev.ragged.embedding.Embedder;
import dev.ragged.spi.Corpus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * What a memory gets to know when it is opened. Immutable.
 *
 * @param directory the store's directory, which this process has locked, or empty if everything
 *     lives in memory only
 * @param corpus the documents; a memory deletes those of a persona that is deleted
 * @param embedder embeds questions; outlives the memory
 * @param clock tells when something was asked
 * @param seed start of every random choice that is not for security
 */
public record MemoryContext(
    Optional<Path> directory, Corpus corpus, Embedder embedder, Clock clock, long seed) {
  public MemoryContext {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(corpus, "corpus");
    Objects.requireNonNull(embedder, "embedder");
    Objects.requireNonNull(clock, "clock");
  }
}
