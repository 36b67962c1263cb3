package dev.ragged.memory.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HashChainTest {
  private static final Instant START = Instant.ofEpochMilli(1_768_435_200_123L);

  /** Returns a chain whose entries differ in every field. */
  private static List<AuditEntry> chain(int length) {
    return continued(new ArrayList<>(), length, 0);
  }

  private static List<AuditEntry> continued(List<AuditEntry> chain, int count, long persona) {
    AuditAction[] actions = AuditAction.values();
    for (int i = 0; i < count; i++) {
      AuditHead head = chain.isEmpty() ? AuditHead.EMPTY : chain.get(chain.size() - 1).head();
      chain.add(
          HashChain.next(
              head, START.plusMillis(i), actions[i % actions.length], persona + i, 2L * i));
    }
    return chain;
  }

  private static AuditHead headOf(List<AuditEntry> chain) {
    return chain.get(chain.size() - 1).head();
  }

  @Test
  void next_knownFields_keepsTheHashOnDisk() {
    // Computed apart, with Python's hashlib.
    AuditEntry first = HashChain.next(AuditHead.EMPTY, START, AuditAction.PERSONA_CREATED, 4, 1);
    AuditEntry second =
        HashChain.next(first.head(), START.plusMillis(1), AuditAction.EXPORTED, 4, 250);
    assertThat(first.hash().hex())
        .isEqualTo("e48c998892f981ee3db900c0217ea641453128ba0183ebf04442401e6ab8b87b");
    assertThat(second.hash().hex())
        .isEqualTo("83879bab46538a42077a05947226a84afe6978091ced4021d053b7c5fea438d3");
    assertThat(second.sequence()).isEqualTo(2);
    assertThat(second.previous()).isEqualTo(first.hash());
  }

  @Test
  void next_finerTime_isCutToMilliseconds() {
    AuditEntry entry =
        HashChain.next(AuditHead.EMPTY, START.plusNanos(999_999), AuditAction.ERASED, 1, 1);
    assertThat(entry.at()).isEqualTo(START);
  }

  @Test
  void verify_untouched_findsNothing() {
    for (int length = 0; length < 40; length++) {
      assertThat(HashChain.verify(chain(length))).isEmpty();
    }
  }

  @Test
  void verify_anyFieldOfAnyEntryChanged_givesThatEntry() {
    List<AuditEntry> chain = chain(20);
    for (int i = 0; i < chain.size(); i++) {
      for (AuditEntry changed : changes(chain.get(i))) {
        List<AuditEntry> edited = new ArrayList<>(chain);
        edited.set(i, changed);
        assertThat(HashChain.verify(edited)).as(changed.toString()).hasValue(i + 1L);
      }
    }
  }

  private static List<AuditEntry> changes(AuditEntry e) {
    AuditAction otherAction =
        e.action() == AuditAction.ERASED ? AuditAction.REBUILT : AuditAction.ERASED;
    AuditHash otherHash = new AuditHash("ab".repeat(32));
    return List.of(
        with(e, e.sequence() + 1, e.at(), e.action(), e.persona(), e.items()),
        with(e, e.sequence(), e.at().plusMillis(1), e.action(), e.persona(), e.items()),
        with(e, e.sequence(), e.at(), otherAction, e.persona(), e.items()),
        with(e, e.sequence(), e.at(), e.action(), e.persona() + 1, e.items()),
        with(e, e.sequence(), e.at(), e.action(), e.persona(), e.items() + 1),
        new AuditEntry(
            e.sequence(), e.at(), e.action(), e.persona(), e.items(), otherHash, e.hash()),
        new AuditEntry(
            e.sequence(), e.at(), e.action(), e.persona(), e.items(), e.previous(), otherHash));
  }

  private static AuditEntry with(
      AuditEntry e, long sequence, Instant at, AuditAction action, long persona, long items) {
    return new AuditEntry(sequence, at, action, persona, items, e.previous(), e.hash());
  }

  @Test
  void verify_entryChangedAndHashedAnew_givesTheNextEntry() {
    List<AuditEntry> chain = chain(5);
    AuditEntry old = chain.get(2);
    chain.set(2, HashChain.next(chain.get(1).head(), old.at(), old.action(), old.persona(), 99));
    assertThat(HashChain.verify(chain)).hasValue(4);
  }

  @Test
  void verify_entryDropped_givesItsNumber() {
    for (int i = 0; i < 9; i++) {
      List<AuditEntry> chain = chain(10);
      chain.remove(i);
      assertThat(HashChain.verify(chain)).hasValue(i + 1L);
    }
  }

  @Test
  void verify_entryInserted_givesWhereTheChainNoLongerHolds() {
    for (int i = 0; i < 10; i++) {
      List<AuditEntry> repeated = chain(10);
      repeated.add(i, repeated.get(i));
      assertThat(HashChain.verify(repeated)).as("repeated").hasValue(i + 2L);

      List<AuditEntry> forged = chain(10);
      AuditHead before = i == 0 ? AuditHead.EMPTY : forged.get(i - 1).head();
      forged.add(i, HashChain.next(before, START, AuditAction.EXPORTED, 77, 7));
      assertThat(HashChain.verify(forged)).as("forged").hasValue(i + 2L);
    }
  }

  @Test
  void verify_entriesSwapped_givesTheFirstOfThem() {
    for (int i = 0; i < 9; i++) {
      for (int j = i + 1; j < 10; j++) {
        List<AuditEntry> chain = chain(10);
        Collections.swap(chain, i, j);
        assertThat(HashChain.verify(chain)).hasValue(i + 1L);
      }
    }
  }

  @Test
  void verify_endCutOff_isFoundOnlyWithTheExpectedHead() {
    List<AuditEntry> whole = chain(10);
    for (int length = 0; length < 10; length++) {
      List<AuditEntry> cut = whole.subList(0, length);
      assertThat(HashChain.verify(cut)).isEmpty();
      assertThat(HashChain.verify(cut, headOf(whole))).hasValue(length + 1L);
    }
    assertThat(HashChain.verify(whole, headOf(whole))).isEmpty();
  }

  @Test
  void verify_writtenAnew_isFoundOnlyWithTheExpectedHead() {
    List<AuditEntry> whole = chain(10);
    List<AuditEntry> anew = continued(new ArrayList<>(whole.subList(0, 4)), 8, 500);
    assertThat(HashChain.verify(anew)).isEmpty();
    assertThat(HashChain.verify(anew, headOf(whole))).hasValue(10);
    assertThat(HashChain.verify(anew, whole.get(3).head())).isEmpty();
  }

  @Test
  void verify_grownSinceTheExpectedHead_findsNothing() {
    List<AuditEntry> chain = chain(5);
    AuditHead noted = headOf(chain);
    continued(chain, 5, 0);
    assertThat(HashChain.verify(chain, noted)).isEmpty();
    assertThat(HashChain.verify(chain, AuditHead.EMPTY)).isEmpty();
  }

  @Test
  void verify_edited_givesTheEditEvenIfTheExpectedHeadIsBeforeIt() {
    List<AuditEntry> chain = chain(10);
    AuditHead noted = chain.get(2).head();
    chain.remove(6);
    assertThat(HashChain.verify(chain, noted)).isEqualTo(OptionalLong.of(7));
  }

  @Test
  void verify_logErasedAndBegunAgain_holdsButNotWithTheOldHead() {
    AuditHead old = headOf(chain(10));
    List<AuditEntry> begun =
        List.of(HashChain.next(AuditHead.EMPTY, START, AuditAction.AUDIT_ERASED, 0, 10));
    assertThat(HashChain.verify(begun)).isEmpty();
    assertThat(HashChain.verify(begun, old)).hasValue(2);
  }
}
