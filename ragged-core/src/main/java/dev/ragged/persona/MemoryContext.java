package dev.ragged.persona;

import dev.ragged.document.PersonaId;
import dev.ragged.embedding.Embedder;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.spi.Corpus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a memory gets to know when it is opened. Immutable.
 *
 * @param directory the store's directory, which this process has locked, or empty if everything
 *     lives in memory only
 * @param corpus the documents; a memory deletes those of a persona that is deleted
 * @param embedder embeds questions; outlives the memory
 * @param forget drops what searches of a persona left in caches; to be called whenever something of
 *     its past is erased
 * @param clock tells when something was asked
 * @param seed start of every random choice that is not for security
 * @param profiler measures what it does
 */
public record MemoryContext(
    Optional<Path> directory,
    Corpus corpus,
    Embedder embedder,
    Consumer<PersonaId> forget,
    Clock clock,
    long seed,
    OperationProfiler profiler) {
  public MemoryContext {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(corpus, "corpus");
    Objects.requireNonNull(embedder, "embedder");
    Objects.requireNonNull(forget, "forget");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(profiler, "profiler");
  }
}
