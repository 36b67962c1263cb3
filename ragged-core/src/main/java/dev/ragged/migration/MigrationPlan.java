package dev.ragged.migration;

import dev.ragged.index.IndexBytes;
import dev.ragged.text.Figures;
import java.util.Objects;

/**
 * What a migration would do. Immutable.
 *
 * @param from backend that answers now
 * @param to backend that would
 * @param chunks how many vectors it takes
 * @param present bytes that the present index takes up
 * @param estimate bytes that the new one would
 * @param mostEmbedded texts that would have to be embedded anew at the most, to copy and to compare
 *     vectors: 0 if the present index keeps whole vectors. What searches in a new index without
 *     vectors have embedded, when it is tested, comes on top
 * @param resumed whether files of the new index are there to begin with
 */
public record MigrationPlan(
    String from,
    String to,
    long chunks,
    IndexBytes present,
    IndexBytes estimate,
    long mostEmbedded,
    boolean resumed) {
  public MigrationPlan {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(present, "present");
    Objects.requireNonNull(estimate, "estimate");
  }

  /** Returns whether texts must be embedded anew. */
  public boolean embeds() {
    return mostEmbedded > 0;
  }

  /** Returns one line for people. */
  public String summary() {
    return String.format(
        "%s to %s: %d chunks, %s on disk and %s of heap become about %s and %s; %s%s",
        from,
        to,
        chunks,
        Figures.bytes((double) present.disk()),
        Figures.bytes((double) present.heap()),
        Figures.bytes((double) estimate.disk()),
        Figures.bytes((double) estimate.heap()),
        embeds()
            ? "up to " + mostEmbedded + " texts are embedded anew"
            : "no text is embedded to copy",
        resumed ? "; goes on from a saved index" : "");
  }
}
