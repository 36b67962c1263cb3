package dev.ragged.memory;

import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.AuditHead;
import dev.ragged.memory.privacy.HashChain;
import dev.ragged.memory.store.AuditTable;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was done to memories, without content: creations, switches, exports, erasures. Each entry is
 * tied to those before it by a hash. Thread-safe.
 */
public final class AuditLog {
  private final MemoryParts parts;

  AuditLog(MemoryParts parts) {
    this.parts = parts;
  }

  /** Returns all entries, oldest first. */
  public List<AuditEntry> entries() {
    return parts.database().read("reading the audit log", AuditTable::all);
  }

  /** Returns where the log ends now: kept elsewhere, it shows later that nothing was cut off. */
  public AuditHead head() {
    List<AuditEntry> entries = entries();
    return entries.isEmpty() ? AuditHead.EMPTY : entries.get(entries.size() - 1).head();
  }

  /**
   * Returns the first entry that is not what was written, or nothing if the log is as it was
   * written.
   *
   * @param expected where the log ended once; {@link AuditHead#EMPTY} to check the chain alone
   */
  public OptionalLong verify(AuditHead expected) {
    return HashChain.verify(entries(), expected);
  }

  /** Removes all entries; the new log begins with the entry that tells so. */
  public void erase() {
    parts
        .database()
        .write(
            "erasing the audit log",
            connection -> {
              int erased = AuditTable.clear(connection);
              return AuditTable.add(
                  connection,
                  parts.context().clock().instant(),
                  AuditAction.AUDIT_ERASED,
                  0,
                  erased);
            });
    var unused = parts.database().scrub();
  }

  /** Tells that something was done to the memory of a persona. */
  AuditEntry tell(AuditAction action, long persona, long items) {
    return parts
        .database()
        .write(
            "writing the audit log",
            connection ->
                AuditTable.add(
                    connection, parts.context().clock().instant(), action, persona, items));
  }
}
