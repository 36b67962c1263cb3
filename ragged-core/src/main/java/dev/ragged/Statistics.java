package dev.ragged;

import dev.ragged.spi.CorpusStatistics;
import java.util.Objects;

/**
 * Figures about a store at one moment. Immutable.
 *
 * @param corpus documents, chunks, bytes and the state of the index
 * @param kernels which vector kernels run: {@code scalar}, or {@code simd-} and the register width
 *     in bits
 */
public record Statistics(CorpusStatistics corpus, String kernels) {
  public Statistics {
    Objects.requireNonNull(corpus, "corpus");
    Objects.requireNonNull(kernels, "kernels");
  }
}
