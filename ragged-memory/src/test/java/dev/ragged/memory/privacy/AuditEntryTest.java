package dev.ragged.memory.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditEntryTest {
  private static final AuditHash HASH = new AuditHash("0123456789abcdef".repeat(4));

  @Test
  void new_valueOutOfRange_isRefusedByName() {
    Instant at = Instant.EPOCH;
    assertRefused(() -> entry(0, at, 0, 0), "sequence=0");
    assertRefused(() -> entry(1, at, -1, 0), "persona=-1");
    assertRefused(() -> entry(1, at, 0, -1), "items=-1");
    assertRefused(() -> entry(1, at.plusNanos(1), 0, 0), "at=1970-01-01T00:00:00.000000001Z");
    assertRefused(() -> entry(1, Instant.MAX.minusNanos(999_999), 0, 0), "at=");
    assertRefused(() -> entry(1, Instant.MIN, 0, 0), "at=");
  }

  private static void assertRefused(Runnable made, String message) {
    assertThatThrownBy(made::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static AuditEntry entry(long sequence, Instant at, long persona, long items) {
    return new AuditEntry(sequence, at, AuditAction.ERASED, persona, items, HASH, HASH);
  }

  @Test
  void new_equalParts_isEqual() {
    assertThat(entry(1, Instant.EPOCH, 2, 3)).isEqualTo(entry(1, Instant.EPOCH, 2, 3));
    assertThat(entry(1, Instant.EPOCH, 2, 3).head()).isEqualTo(new AuditHead(1, HASH));
  }

  @Test
  void components_all_canHoldNoContent() {
    // An audit log outlives what was erased: no field of it may be able to keep a text.
    assertThat(
            Arrays.stream(AuditEntry.class.getRecordComponents())
                .map(component -> component.getType().getSimpleName()))
        .containsExactly(
            "long", "Instant", "AuditAction", "long", "long", "AuditHash", "AuditHash");
  }

  @Test
  void auditHash_bytes_areReadBack() {
    byte[] bytes = HASH.bytes();
    assertThat(bytes).hasSize(AuditHash.LENGTH);
    assertThat(AuditHash.of(bytes)).isEqualTo(HASH);
    bytes[0]++;
    assertThat(HASH.bytes()).isNotEqualTo(bytes);
    assertThat(AuditHash.NONE.bytes()).isEqualTo(new byte[32]);
  }

  @Test
  void auditHash_notHex_isRefused() {
    for (String hex :
        List.of("", "00", "0".repeat(63), "0".repeat(65), "A".repeat(64), "g".repeat(64))) {
      assertThatThrownBy(() -> new AuditHash(hex))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("hex=\"" + hex + "\"");
    }
    assertThatThrownBy(() -> AuditHash.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void auditHead_sequenceAndHashThatDoNotFit_areRefused() {
    assertThatThrownBy(() -> new AuditHead(-1, HASH)).hasMessageContaining("sequence=-1");
    assertThatThrownBy(() -> new AuditHead(0, HASH)).hasMessageContaining("sequence=0");
    assertThatThrownBy(() -> new AuditHead(1, AuditHash.NONE)).hasMessageContaining("sequence=1");
    assertThat(new AuditHead(0, AuditHash.NONE)).isEqualTo(AuditHead.EMPTY);
  }

  @Test
  void actions_names_areThoseOnDisk() {
    assertThat(Arrays.stream(AuditAction.values()).map(Enum::name))
        .containsExactlyInAnyOrder(
            "PERSONA_CREATED",
            "PERSONA_CHANGED",
            "PERSONA_DELETED",
            "PERSONA_SWITCHED",
            "MEMORY_ENABLED",
            "MEMORY_PAUSED",
            "MEMORY_DISABLED",
            "LEARNING_CHANGED",
            "EXPORTED",
            "IMPORTED",
            "ERASED",
            "RETENTION_APPLIED",
            "KEY_DROPPED",
            "REBUILT",
            "AUDIT_ERASED");
  }
}
