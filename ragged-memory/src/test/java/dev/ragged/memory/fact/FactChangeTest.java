package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.between;
import static dev.ragged.memory.fact.Samples.livesIn;
import static dev.ragged.memory.fact.Samples.since;
import static dev.ragged.memory.fact.Samples.stamp;
import static dev.ragged.memory.fact.Samples.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactChangeTest {
  private static final Fact OSLO = livesIn("Oslo", since(100));
  private static final Fact BERGEN = livesIn("Bergen", since(100));
  private static final FactHistory STATED = FactHistory.of(List.of(stated(10, OSLO)));

  private static FactHistory after(FactHistory history, FactChange change) {
    FactVersion latest = history.latest();
    RecordStamp stamp = latest.recorded().next(latest.recordedFrom().plusMillis(10));
    return history.plus(change.apply(history, stamp));
  }

  private static void assertRefused(FactHistory history, FactChange change, String message) {
    assertThatThrownBy(() -> after(history, change))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void apply_update_writesOneVersionAndClosesTheFormer() {
    FactRevision revision =
        FactChange.update(BERGEN).because("misheard").apply(STATED, stamp(30, 77));

    assertThat(revision.closed()).isEqualTo(Samples.closed(STATED.latest(), 30));
    assertThat(revision.added())
        .isEqualTo(
            new FactVersion(
                STATED.id(),
                2,
                VersionKind.UPDATED,
                BERGEN,
                stamp(30, 77),
                Optional.empty(),
                Optional.of("misheard")));
  }

  @Test
  void apply_end_endsTheValidityAndKeepsTheRest() {
    Fact sure = OSLO.toBuilder().confidence(0.9).source("letter").build();
    FactHistory history = after(STATED, FactChange.update(sure));

    FactVersion ended = after(history, FactChange.end(at(200))).latest();

    assertThat(ended.kind()).isEqualTo(VersionKind.ENDED);
    assertThat(ended.fact()).isEqualTo(sure.toBuilder().validity(between(100, 200)).build());
    assertThat(ended.reason()).isEmpty();
  }

  @Test
  void apply_endNotAfterTheStart_isRefused() {
    assertRefused(STATED, FactChange.end(at(100)), "after its start");
    assertRefused(STATED, FactChange.end(at(99)), "end=1970-01-01T00:00:00.099Z");
  }

  @Test
  void apply_endOfWhatEndsBefore_isRefused() {
    FactHistory ended = after(STATED, FactChange.end(at(200)));

    assertRefused(ended, FactChange.end(at(200)), "before the end it has");
    assertRefused(ended, FactChange.end(at(300)), "to let it last longer, update it");
    assertThat(after(ended, FactChange.end(at(150))).latest().validity())
        .isEqualTo(between(100, 150));
  }

  @Test
  void apply_endOfUnknownStart_isUntilThen() {
    FactHistory history = FactHistory.of(List.of(stated(10, livesIn("Oslo", Validity.always()))));

    assertThat(after(history, FactChange.end(at(200))).latest().validity())
        .isEqualTo(Validity.until(at(200)));
  }

  @Test
  void apply_retract_keepsTheContentAndHoldsNever() {
    FactVersion retracted = after(STATED, FactChange.retract()).latest();

    assertThat(retracted.kind()).isEqualTo(VersionKind.RETRACTED);
    assertThat(retracted.isRetraction()).isTrue();
    assertThat(retracted.fact()).isEqualTo(OSLO);
  }

  @Test
  void apply_changeOfWhatIsRetracted_isRefused() {
    FactHistory retracted = after(STATED, FactChange.retract());

    for (FactChange change :
        List.of(FactChange.retract(), FactChange.update(BERGEN), FactChange.end(at(200)))) {
      assertRefused(retracted, change, "retracted by version=2");
    }
  }

  @Test
  void apply_rollBack_takesUpTheContentAndSaysSo() {
    FactHistory updated = after(STATED, FactChange.update(BERGEN));

    FactVersion rolledBack = after(updated, FactChange.rollBack(1)).latest();

    assertThat(rolledBack.number()).isEqualTo(3);
    assertThat(rolledBack.kind()).isEqualTo(VersionKind.ROLLED_BACK);
    assertThat(rolledBack.fact()).isEqualTo(OSLO);
    assertThat(rolledBack.reason()).contains("rolled back to version 1");
    assertThat(after(updated, FactChange.rollBack(1).because("as before")).latest().reason())
        .contains("as before");
  }

  @Test
  void apply_rollBackOfWhatIsRetracted_statesItAgain() {
    FactHistory retracted = after(STATED, FactChange.retract());

    FactVersion rolledBack = after(retracted, FactChange.rollBack(1)).latest();

    assertThat(rolledBack.isRetraction()).isFalse();
    assertThat(rolledBack.fact()).isEqualTo(OSLO);
  }

  @Test
  void apply_rollBackToNoEarlierStatement_isRefused() {
    FactHistory history = after(after(STATED, FactChange.retract()), FactChange.rollBack(1));

    assertRefused(history, FactChange.rollBack(4), "1 to 3: fact=" + history.id());
    assertRefused(history, FactChange.rollBack(0), "version=0");
    assertRefused(history, FactChange.rollBack(3), "a version before the last");
    assertRefused(history, FactChange.rollBack(2), "version=2 is a retraction");
  }

  @Test
  void apply_updateOfSubjectOrPredicate_isRefused() {
    Fact other = Fact.builder("works in", "Oslo").build();

    assertRefused(STATED, FactChange.update(other), "predicate=lives in, asked for the same");
    assertRefused(
        STATED,
        FactChange.update(OSLO.toBuilder().subject("Ana").build()),
        "retract this fact and state another");
  }

  @Test
  void apply_expectedVersionIsLast_isDone() {
    assertThat(after(STATED, FactChange.retract().expecting(1)).latest().number()).isEqualTo(2);
  }

  @Test
  void apply_expectedVersionIsNotLast_isStale() {
    FactHistory retracted = after(STATED, FactChange.retract());

    StaleFactException stale =
        catchThrowableOfType(
            StaleFactException.class,
            () -> after(retracted, FactChange.update(BERGEN).expecting(1)));

    assertThat(stale.expectedVersion()).isEqualTo(1);
    assertThat(stale.presentVersion()).isEqualTo(2);
    assertThat(stale)
        .hasMessageContaining("fact=" + STATED.id() + ", expectedVersion=1, presentVersion=2");
  }

  @Test
  void expecting_belowOne_isRefused() {
    FactChange change = FactChange.retract();

    assertThatThrownBy(() -> change.expecting(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expectedVersion=0");
  }

  @Test
  void because_thenExpecting_keepsBoth() {
    FactHistory updated = after(STATED, FactChange.update(BERGEN));
    FactChange change = FactChange.retract().expecting(1).because("never there");

    assertThatThrownBy(() -> after(updated, change)).isInstanceOf(StaleFactException.class);
    assertThat(after(STATED, change).latest().reason()).contains("never there");
  }

  @Test
  void because_blank_isRefused() {
    FactChange change = FactChange.retract();

    assertThatThrownBy(() -> change.because(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reason");
  }

  @Test
  void apply_clockSetBack_isRecordedAtTheTimeOfTheFormer() {
    FactRevision revision = FactChange.update(BERGEN).apply(STATED, stamp(4, 11));

    assertThat(revision.added().recorded()).isEqualTo(stamp(10, 11));
    assertThat(revision.closed().recordedTo()).contains(at(10));
    FactHistory history = STATED.plus(revision);
    assertThat(history.knownAt(at(10))).contains(revision.added());
    assertThat(history.knownAt(at(9))).isEmpty();
  }

  @Test
  void apply_sequenceGoesBack_isRefused() {
    assertThatThrownBy(() -> FactChange.retract().apply(STATED, stamp(20, 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sequence=10, last=10");
  }

  @Test
  void toString_update_showsNoContent() {
    assertThat(FactChange.update(OSLO).expecting(3)).hasToString("FactChange[update, expecting 3]");
  }
}
