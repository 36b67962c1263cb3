package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.PredicateRules;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of facts once a memory was erased, or its persona deleted. */
class FactsErasureTest {
  private static final Fact OSLO =
      Fact.builder("lives in", "Oslo").validFrom(Instant.ofEpochMilli(100)).build();

  @TempDir private Path temp;
  private FactStore store;

  @BeforeEach
  void open() {
    store = new FactStore(temp, "ana", "ben");
    store.clock.set(Instant.ofEpochMilli(1_000));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Facts ana() {
    return store.facts("ana");
  }

  @Test
  void erase_afterQuestions_emptiesAllAnswersAtOnce() {
    ana().declare("lives in", Cardinality.SINGLE);
    FactId id = ana().state(OSLO);
    store.facts("ben").state(OSLO);
    assertThat(ana().current()).hasSize(1);

    store.memory().of("ana").erase();

    assertThat(ana().current()).isEmpty();
    assertThat(ana().asOf(Instant.ofEpochMilli(150), Instant.MAX)).isEmpty();
    assertThat(ana().current(Fact.SELF, "lives in")).isEmpty();
    assertThat(ana().effective(Fact.SELF, "lives in", Instant.MAX)).isEmpty();
    assertThat(ana().conflicts(1)).isEmpty();
    assertThat(ana().find(id)).isEmpty();
    assertThat(ana().history(id)).isEmpty();
    assertThat(ana().rules()).isEqualTo(PredicateRules.none());
    assertThat(store.facts("ben").current()).hasSize(1);
  }

  @Test
  void delete_persona_endsItsFactsAlsoForWhoComesByThatName() {
    Facts before = ana();
    FactId id = before.state(OSLO);
    assertThat(before.current()).hasSize(1);

    store.memory().personas().delete("ana");

    assertThatThrownBy(before::current).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> before.state(OSLO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no memory of this persona: persona=\"ana\"");
    store.memory().personas().create("ana");
    assertThat(before.current()).isEmpty();
    assertThat(before.find(id)).isEmpty();
  }

  @Test
  void state_afterErasure_beginsAnewAtTheTimeOfTheClock() {
    ana().state(OSLO);
    store.memory().of("ana").erase();
    store.clock.set(Instant.ofEpochMilli(500));

    FactVersion first = ana().find(ana().state(OSLO)).orElseThrow();

    assertThat(first.sequence()).isEqualTo(1);
    assertThat(first.recordedFrom()).isEqualTo(Instant.ofEpochMilli(500));
    assertThat(ana().current()).containsExactly(first);
  }
}
