package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused: a memory that is not on, a closed store, arguments that cannot be. */
class FactsStatusTest {
  private static final Fact OSLO = Fact.builder("lives in", "Oslo").build();
  private static final FactId UNKNOWN = FactId.of("00000000-0000-4000-8000-000000000001");

  @TempDir private Path temp;
  private FactStore store;
  private Facts ana;

  @BeforeEach
  void open() {
    store = new FactStore(temp, "ana");
    ana = store.facts("ana");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void turn(String status) {
    Personas personas = store.memory().personas();
    if (status.equals("PAUSED")) {
      personas.pause("ana");
    } else {
      personas.disable("ana");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAUSED", "OFF"})
  void write_memoryNotOn_isRefusedWithASentence(String status) {
    FactId id = ana.state(OSLO);
    turn(status);

    assertThatThrownBy(() -> ana.state(OSLO))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "facts can be stated and changed only while the memory is on: persona=\"ana\","
                + " status="
                + status
                + "; turn it on with personas().enable(...)");
    assertThatThrownBy(() -> ana.change(id, FactChange.retract()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("status=" + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAUSED", "OFF"})
  void readAndDeclare_memoryNotOn_work(String status) {
    FactId id = ana.state(OSLO);
    turn(status);

    ana.declare("lives in", Cardinality.SINGLE);

    assertThat(ana.rules().cardinality("lives in")).isEqualTo(Cardinality.SINGLE);
    assertThat(ana.current()).extracting(FactVersion::id).containsExactly(id);
    assertThat(ana.current(Fact.SELF, "lives in")).hasSize(1);
    assertThat(ana.history(id)).isPresent();
  }

  @Test
  void state_memoryOnAgain_works() {
    turn("PAUSED");
    store.memory().personas().enable("ana");

    assertThat(ana.find(ana.state(OSLO))).isPresent();
  }

  @Test
  void anything_personaWithoutMemory_isRefused() {
    Facts nobody = store.facts("nobody");

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> nobody.state(OSLO),
            () -> nobody.change(UNKNOWN, FactChange.retract()),
            () -> nobody.declare("lives in", Cardinality.SINGLE),
            nobody::rules,
            nobody::current,
            () -> nobody.find(UNKNOWN))) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("persona=\"nobody\"");
    }
  }

  @Test
  void anything_storeClosed_isRefused() {
    ana.state(OSLO);
    store.close();

    assertThatThrownBy(() -> ana.state(OSLO)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ana.current()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ana.rules()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void change_unknownFact_isRefused() {
    assertThatThrownBy(() -> ana.change(UNKNOWN, FactChange.retract()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fact=" + UNKNOWN);
    assertThat(ana.find(UNKNOWN)).isEmpty();
    assertThat(ana.history(UNKNOWN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\uD800", "a\0b"})
  void subjectAndPredicate_thatNoFactCanHave_areRefused(String text) {
    assertThatThrownBy(() -> ana.current(text, "lives in"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subject");
    assertThatThrownBy(() -> ana.effective(Fact.SELF, text, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("predicate");
    assertThatThrownBy(() -> ana.declare(text, Cardinality.SINGLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("predicate");
    assertThat(ana.rules().asMap()).isEmpty();
  }

  @Test
  void conflicts_limitOfZero_isRefused() {
    assertThatThrownBy(() -> ana.conflicts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be 1 or more: limit=0");
  }

  @Test
  void stateList_empty_writesNothing() {
    assertThat(ana.state(List.of())).isEmpty();
    assertThat(ana.current()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // The case is a caller without it.
  void stateList_withNull_writesNothing() {
    assertThatThrownBy(() -> ana.state(Arrays.asList(OSLO, null)))
        .isInstanceOf(NullPointerException.class);

    assertThat(ana.current()).isEmpty();
  }
}
