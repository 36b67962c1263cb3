package dev.ragged.memory.privacy;

import java.util.List;
import java.util.Objects;

/**
 * What was erased, and what a search through everything on disk still found of it. Immutable.
 *
 * @param entry the audit log's entry of the erasure
 * @param interactions how many interactions were erased
 * @param facts how many versions of facts were
 * @param preferences how many preferences of the persona's own were
 * @param needles how many pieces of what was erased were searched for: ids, and pieces of 16 bytes
 *     of content that nothing which is kept contains
 * @param searched what was searched, with its size in bytes
 * @param found where a piece was found, without saying what it is; empty if nothing was left
 */
public record ErasureReceipt(
    AuditEntry entry,
    long interactions,
    long facts,
    long preferences,
    long needles,
    List<String> searched,
    List<String> found) {
  public ErasureReceipt {
    Objects.requireNonNull(entry, "entry");
    searched = List.copyOf(searched);
    found = List.copyOf(found);
  }

  /** Returns whether nothing was left. */
  public boolean isClean() {
    return found.isEmpty();
  }
}
