package dev.ragged.memory.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * Ties each entry of the audit log to all before it, so that who edits the log without hashing
 * everything behind the edit anew is found out. Thread-safe.
 *
 * <p>What a chain alone shows: an entry changed, dropped, inserted or moved, at the first place
 * where that happened. What it cannot show: that entries at its end were cut off, or that it was
 * written anew as a whole, because what is left is a correct chain. For that keep the last {@link
 * AuditEntry#head()} outside of the log, and give it as the expected head. Entries that were added
 * behind the expected head and then cut off are not missed: note heads often.
 */
public final class HashChain {
  // Each part is preceded by its length, so that no two entries have one encoding.
  private static final byte[] LABEL = "dev.ragged.audit/1".getBytes(StandardCharsets.US_ASCII);

  private HashChain() {}

  /**
   * Returns the entry that comes after {@code head}.
   *
   * @param at cut to milliseconds
   * @param persona number of the persona in the store; 0 for none
   * @param items how many things were touched, 0 or more
   */
  public static AuditEntry next(
      AuditHead head, Instant at, AuditAction action, long persona, long items) {
    long sequence = Math.addExact(head.sequence(), 1);
    AuditEntry unhashed =
        new AuditEntry(
            sequence,
            at.truncatedTo(ChronoUnit.MILLIS),
            action,
            persona,
            items,
            head.hash(),
            AuditHash.NONE);
    return new AuditEntry(
        sequence, unhashed.at(), action, persona, items, head.hash(), hash(unhashed));
  }

  /**
   * Returns the first sequence number, from 1, for which the entry that was written is not there;
   * nothing if the entries are one chain.
   *
   * @param entries all of the log, in its order
   */
  public static OptionalLong verify(Iterable<AuditEntry> entries) {
    return verify(entries, AuditHead.EMPTY);
  }

  /**
   * As {@link #verify(Iterable)}, and the chain must lead through {@code expected}. If it is a
   * correct chain but another one, the sequence of {@code expected} is returned: the difference is
   * there or before.
   */
  public static OptionalLong verify(Iterable<AuditEntry> entries, AuditHead expected) {
    AuditHead head = AuditHead.EMPTY;
    for (AuditEntry entry : entries) {
      if (!follows(entry, head)) {
        return OptionalLong.of(head.sequence() + 1);
      }
      head = entry.head();
      if (head.sequence() == expected.sequence() && !head.equals(expected)) {
        return OptionalLong.of(head.sequence());
      }
    }
    return head.sequence() < expected.sequence()
        ? OptionalLong.of(head.sequence() + 1)
        : OptionalLong.empty();
  }

  private static boolean follows(AuditEntry entry, AuditHead head) {
    return entry.sequence() == head.sequence() + 1
        && entry.previous().equals(head.hash())
        && entry.hash().equals(hash(entry));
  }

  private static AuditHash hash(AuditEntry entry) {
    MessageDigest digest = sha256();
    add(digest, LABEL);
    add(digest, entry.sequence());
    add(digest, entry.at().toEpochMilli());
    add(digest, entry.action().name().getBytes(StandardCharsets.US_ASCII));
    add(digest, entry.persona());
    add(digest, entry.items());
    add(digest, entry.previous().bytes());
    return AuditHash.of(digest.digest());
  }

  private static void add(MessageDigest digest, long part) {
    add(digest, ByteBuffer.allocate(Long.BYTES).putLong(part).array());
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
