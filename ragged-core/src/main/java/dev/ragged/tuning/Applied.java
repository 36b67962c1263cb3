package dev.ragged.tuning;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of proposals that were applied. Immutable.
 *
 * @param now those that are in effect
 * @param atNextOpening those that are written down, and in effect when the store opens again
 * @param overruled those that a file or the builder overrules: written down, but without effect as
 *     long as that sets the same key
 * @param lost those that would need a store on disk to be written down
 */
public record Applied(
    List<Proposal> now,
    List<Proposal> atNextOpening,
    List<Proposal> overruled,
    List<Proposal> lost) {
  public Applied {
    now = List.copyOf(now);
    atNextOpening = List.copyOf(atNextOpening);
    overruled = List.copyOf(overruled);
    lost = List.copyOf(lost);
  }

  /** Returns one line for each of the four that is not empty. */
  public String describe() {
    return line("in effect now", now)
        + line("in effect when the store opens again", atNextOpening)
        + line("overruled by a file or the builder", overruled)
        + line("not kept, because the store is in memory", lost);
  }

  private static String line(String what, List<Proposal> proposals) {
    return proposals.isEmpty()
        ? ""
        : proposals.stream()
            .map(proposal -> proposal.key() + "=" + proposal.proposed())
            .collect(Collectors.joining(", ", what + ": ", "\n"));
  }
}
