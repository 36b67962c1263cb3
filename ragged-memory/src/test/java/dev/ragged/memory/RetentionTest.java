package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.redact.PiiRedactor;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is not kept: what is too old, and what is personal data. */
class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  private static Ragged open(MemoryOptions options) {
    Ragged ragged =
        Ragged.builder().inMemory().clock(Clock.fixed(NOW, ZoneOffset.UTC)).memory(options).build();
    PersonalMemory.of(ragged).personas().create("ana");
    return ragged;
  }

  @Test
  void applyRetention_oldAndNew_erasesTheOldAndWhatWasLearnedFromIt() {
    MemoryOptions options = MemoryOptions.builder().retention(Duration.ofDays(30)).build();
    try (Ragged ragged = open(options)) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      for (String query : List.of("old zebra", "zebra at the boundary", "new giraffe")) {
        Duration age =
            query.startsWith("old")
                ? Duration.ofDays(31)
                : query.startsWith("new") ? Duration.ofDays(1) : Duration.ofDays(30);
        var unused =
            memory
                .of("ana")
                .record(Interaction.builder(query, NOW.minus(age)).build(), Optional.empty());
      }

      // The memory does so by itself once it is open, so nothing may be left for this call.
      assertThat(memory.applyRetention()).isLessThanOrEqualTo(1);
      assertThat(memory.expired()).isEqualTo(1);

      assertThat(memory.of("ana").recent(10))
          .extracting(Interaction::query)
          .containsExactly("new giraffe", "zebra at the boundary");
      assertThat(memory.of("ana").profile().find("zebra").orElseThrow().frequency()).isEqualTo(1);
      assertThat(memory.auditLog().entries())
          .extracting(AuditEntry::action)
          .contains(AuditAction.RETENTION_APPLIED);
    }
  }

  @Test
  void retention_zero_isRefused() {
    assertThatThrownBy(() -> MemoryOptions.builder().retention(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("retention=PT0S");
  }

  @Test
  void record_withRedaction_keepsMarkersOnly() {
    MemoryOptions options = MemoryOptions.builder().redact(PiiRedactor.builder().build()).build();
    try (Ragged ragged = open(options)) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      Interaction asked =
          Interaction.builder("who is ana@example.com", NOW)
              .response("call (555) 123-4567")
              .metadata(Map.of("from", "10.1.2.3"))
              .build();
      var recorded = ana.record(asked, Optional.empty());
      var told = ana.feedback(asked.id(), Feedback.corrected("it is bob@example.com"));

      Interaction kept = ana.recent(1).get(0);

      assertThat(kept.query()).isEqualTo("who is [EMAIL]");
      assertThat(kept.response()).contains("call [PHONE]");
      assertThat(kept.metadata()).containsEntry("from", "[IP]");
      assertThat(ana.feedback(asked.id()).orElseThrow().correction()).contains("it is [EMAIL]");
      assertThat(recorded.join() && told.join()).isTrue();
    }
  }
}
