package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.closed;
import static dev.ragged.memory.fact.Samples.id;
import static dev.ragged.memory.fact.Samples.livesIn;
import static dev.ragged.memory.fact.Samples.since;
import static dev.ragged.memory.fact.Samples.stamp;
import static dev.ragged.memory.fact.Samples.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FactHistoryTest {
  private static final Fact OSLO = livesIn("Oslo", since(0));
  private static final FactVersion ONE = closed(stated(10, OSLO), 20);
  private static final FactVersion TWO = version(10, 2, OSLO, stamp(20, 11));

  private static FactVersion version(int fact, int number, Fact content, RecordStamp recorded) {
    return new FactVersion(
        id(fact),
        number,
        VersionKind.UPDATED,
        content,
        recorded,
        Optional.empty(),
        Optional.empty());
  }

  private static void assertRefused(String rule, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(rule);
  }

  @Test
  void of_anyOrder_isByNumber() {
    FactHistory history = FactHistory.of(List.of(TWO, ONE));

    assertThat(history.versions()).containsExactly(ONE, TWO);
    assertThat(history.latest()).isEqualTo(TWO);
    assertThat(history.id()).isEqualTo(id(10));
    assertThat(history.version(1)).isEqualTo(ONE);
  }

  @Test
  void version_unknown_isRefused() {
    FactHistory history = FactHistory.of(List.of(ONE, TWO));

    assertRefused("1 to 2: fact=" + id(10) + ", version=3", () -> history.version(3));
    assertRefused("version=0", () -> history.version(0));
  }

  @Test
  void knownAt_boundaries_belongToTheRightSide() {
    FactHistory history = FactHistory.of(List.of(ONE, TWO));

    assertThat(history.knownAt(at(9))).isEmpty();
    assertThat(history.knownAt(at(10))).contains(ONE);
    assertThat(history.knownAt(at(19))).contains(ONE);
    assertThat(history.knownAt(at(20))).contains(TWO);
    assertThat(history.knownAt(Instant.MAX)).contains(TWO);
  }

  @Test
  void of_nothing_isRefused() {
    assertRefused("size=0", () -> FactHistory.of(List.of()));
  }

  @Test
  void of_missingVersions_isRefused() {
    assertRefused("must start with version 1", () -> FactHistory.of(List.of(TWO)));
    assertRefused("still believed", () -> FactHistory.of(List.of(ONE)));
    assertRefused(
        "each number once, after 1",
        () -> FactHistory.of(List.of(ONE, version(10, 3, OSLO, stamp(20, 11)))));
  }

  @Test
  void of_oneVersionTwice_isRefused() {
    assertRefused("each number once", () -> FactHistory.of(List.of(ONE, ONE, TWO)));
  }

  @Test
  void of_twoFacts_isRefused() {
    assertRefused(
        "must be of one fact",
        () -> FactHistory.of(List.of(ONE, version(9, 2, OSLO, stamp(20, 11)))));
  }

  @Test
  void of_gapInRecordedTime_isRefused() {
    assertRefused(
        "recorded where the former ends",
        () -> FactHistory.of(List.of(ONE, version(10, 2, OSLO, stamp(21, 11)))));
    assertRefused(
        "recorded where the former ends",
        () -> FactHistory.of(List.of(stated(10, OSLO), version(10, 2, OSLO, stamp(20, 11)))));
  }

  @Test
  void of_sequenceGoesBack_isRefused() {
    assertRefused(
        "sequence after 10",
        () -> FactHistory.of(List.of(ONE, version(10, 2, OSLO, stamp(20, 10)))));
  }

  @Test
  void of_anotherPredicate_isRefused() {
    Fact other = Fact.builder("works in", "Oslo").build();

    assertRefused(
        "keep subject and predicate",
        () -> FactHistory.of(List.of(ONE, version(10, 2, other, stamp(20, 11)))));
  }

  @Test
  void plus_revisionOfAnotherVersion_isRefused() {
    FactHistory history = FactHistory.of(List.of(stated(10, OSLO)));
    FactRevision revision = FactChange.retract().apply(history, stamp(20, 11));
    FactHistory next = history.plus(revision);

    assertThat(next.versions()).containsExactly(revision.closed(), revision.added());
    assertRefused("closed as they are", () -> next.plus(revision));
  }

  @Test
  void revision_versionsThatDoNotFollow_isRefused() {
    assertRefused("added must follow closed", () -> new FactRevision(TWO, ONE));
    assertRefused(
        "added must follow closed",
        () -> new FactRevision(ONE, version(10, 2, OSLO, stamp(21, 11))));
    assertRefused(
        "added must follow closed",
        () -> new FactRevision(ONE, version(9, 2, OSLO, stamp(20, 11))));
  }
}
