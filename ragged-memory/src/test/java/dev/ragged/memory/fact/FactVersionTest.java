package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.closed;
import static dev.ragged.memory.fact.Samples.livesIn;
import static dev.ragged.memory.fact.Samples.since;
import static dev.ragged.memory.fact.Samples.stamp;
import static dev.ragged.memory.fact.Samples.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactVersionTest {
  private static final FactVersion STATED = stated(10, livesIn("Oslo", since(0)));

  private static FactVersion version(int number, VersionKind kind, String reason) {
    return new FactVersion(
        STATED.id(),
        number,
        kind,
        STATED.fact(),
        stamp(1, 1),
        Optional.empty(),
        Optional.of(reason));
  }

  @Test
  void isKnownAt_boundaries_belongToTheRightSide() {
    FactVersion version = closed(STATED, 20);

    assertThat(version.isKnownAt(at(9))).isFalse();
    assertThat(version.isKnownAt(at(10))).isTrue();
    assertThat(version.isKnownAt(at(19).plusNanos(999_999))).isTrue();
    assertThat(version.isKnownAt(at(20))).isFalse();
  }

  @Test
  void isKnownAt_stillBelieved_holdsForever() {
    assertThat(STATED.isKnownAt(Instant.MAX)).isTrue();
    assertThat(STATED.isKnownAt(Instant.MIN)).isFalse();
  }

  @Test
  void isKnownAt_replacedInTheSameMillisecond_isNever() {
    assertThat(closed(STATED, 10).isKnownAt(at(10))).isFalse();
  }

  @Test
  void new_recordedToBeforeRecordedFrom_isRefused() {
    assertThatThrownBy(() -> closed(STATED, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recordedTo=1970-01-01T00:00:00.009Z");
  }

  @Test
  void new_kindDoesNotFitTheNumber_isRefused() {
    assertThatThrownBy(() -> version(1, VersionKind.UPDATED, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number=1, kind=UPDATED");
    assertThatThrownBy(() -> version(2, VersionKind.STATED, "r"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> version(0, VersionKind.UPDATED, "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number=0");
  }

  @Test
  void new_reasonBlankIllFormedOrTooLong_isRefused() {
    for (String reason :
        new String[] {" ", "\uDC00", "r".repeat(FactVersion.MAX_REASON_LENGTH + 1)}) {
      assertThatThrownBy(() -> version(2, VersionKind.UPDATED, reason))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("reason");
    }
  }
}
