package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Metadata;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.PredicateRules;
import dev.ragged.memory.fact.VersionKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts as an application states and asks them. */
class FactsTest {
  private static final Fact OSLO = Fact.builder("lives in", "Oslo").validFrom(at(100)).build();
  private static final Fact ROME = Fact.builder("lives in", "Rome").validFrom(at(200)).build();

  @TempDir private Path temp;
  private FactStore store;

  @BeforeEach
  void open() {
    store = new FactStore(temp, "ana", "ben");
    store.clock.set(at(1_000));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private Facts ana() {
    return store.facts("ana");
  }

  private static List<String> objects(List<FactVersion> versions) {
    return versions.stream().map(version -> version.fact().object()).toList();
  }

  @Test
  void state_newFact_isFirstVersionRecordedNow() {
    FactId id = ana().state(OSLO);

    FactVersion found = ana().find(id).orElseThrow();
    assertThat(found.fact()).isEqualTo(OSLO);
    assertThat(found.number()).isEqualTo(1);
    assertThat(found.kind()).isEqualTo(VersionKind.STATED);
    assertThat(found.recordedFrom()).isEqualTo(at(1_000));
    assertThat(found.isLatest()).isTrue();
  }

  @Test
  void state_sameFactAgain_isTheOneThatIsBelieved() {
    FactId id = ana().state(OSLO);
    store.clock.set(at(2_000));

    assertThat(ana().state(OSLO.toBuilder().build())).isEqualTo(id);
    assertThat(ana().history(id).orElseThrow().versions()).hasSize(1);
    assertThat(ana().current()).hasSize(1);
  }

  @Test
  void state_factThatDiffersInOnePart_isAnotherFact() {
    List<Fact> facts =
        List.of(
            OSLO,
            OSLO.toBuilder().subject("Bo").build(),
            OSLO.toBuilder().object("oslo").build(),
            OSLO.toBuilder().validFrom(at(99)).build(),
            OSLO.toBuilder().validTo(at(5_000)).build(),
            OSLO.toBuilder().confidence(0.8).build(),
            OSLO.toBuilder().source("letter").build(),
            OSLO.toBuilder().metadata(Metadata.of("page", 1)).build(),
            OSLO.toBuilder().metadata(Metadata.of("page", 1.0)).build());

    assertThat(ana().state(facts)).doesNotHaveDuplicates();
    assertThat(ana().current()).extracting(FactVersion::fact).containsExactlyElementsOf(facts);
  }

  @Test
  void state_sameFactAfterRetraction_isAnotherFact() {
    FactId id = ana().state(OSLO);
    ana().change(id, FactChange.retract());

    FactId second = ana().state(OSLO);

    assertThat(second).isNotEqualTo(id);
    assertThat(ana().current()).extracting(FactVersion::id).containsExactly(second);
  }

  @Test
  void state_factThatAnotherBecameByUpdate_isThatOne() {
    FactId id = ana().state(OSLO);
    ana().change(id, FactChange.update(ROME));

    assertThat(ana().state(ROME)).isEqualTo(id);
    assertThat(ana().state(OSLO)).isNotEqualTo(id);
  }

  @Test
  void state_listWithTheSameFactTwice_statesItOnce() {
    List<FactId> ids = ana().state(List.of(OSLO, ROME, OSLO));

    assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
    assertThat(objects(ana().current())).containsExactly("Oslo", "Rome");
  }

  @Test
  void state_clockSetBackAndStoreReopened_isRecordedNoEarlierThanTheLast() {
    ana().state(OSLO);
    store.clock.set(at(10));
    store.reopen();

    FactVersion second = ana().find(ana().state(ROME)).orElseThrow();

    assertThat(second.recordedFrom()).isEqualTo(at(1_000));
    assertThat(second.sequence()).isEqualTo(2);
  }

  @Test
  void state_byAnotherPersona_leavesNoGapInTheSequence() {
    ana().state(OSLO);
    store.facts("ben").state(List.of(OSLO, ROME));

    FactVersion second = ana().find(ana().state(ROME)).orElseThrow();

    assertThat(second.sequence()).isEqualTo(2);
  }

  @Test
  void declare_single_letsTheLaterHold() {
    ana().state(List.of(OSLO, ROME));

    ana().declare("lives in", Cardinality.SINGLE);

    assertThat(objects(ana().current())).containsExactly("Rome");
    assertThat(objects(ana().current(Fact.SELF, "lives in"))).containsExactly("Rome");
    assertThat(objects(ana().asOf(at(150), Instant.MAX))).containsExactly("Oslo");
    assertThat(ana().conflicts(10)).hasSize(1);
  }

  @Test
  void declare_again_replacesAndKeepsWhatWasHidden() {
    ana().declare("lives in", Cardinality.SINGLE);
    ana().state(List.of(OSLO, ROME));
    assertThat(objects(ana().current())).containsExactly("Rome");

    ana().declare("lives in", Cardinality.MANY);

    assertThat(objects(ana().current())).containsExactly("Oslo", "Rome");
    assertThat(ana().rules().asMap()).containsEntry("lives in", Cardinality.MANY);
    assertThat(store.facts("ben").rules()).isEqualTo(PredicateRules.none());
  }

  @Test
  void asOf_afterChange_givesWhatWasKnownThen() {
    FactId id = ana().state(OSLO);
    store.clock.set(at(2_000));
    ana().change(id, FactChange.end(at(500)).because("moved out"));

    assertThat(objects(ana().asOf(at(600), at(1_999)))).containsExactly("Oslo");
    assertThat(ana().asOf(at(600), at(2_000))).isEmpty();
    assertThat(ana().find(id).orElseThrow().reason()).contains("moved out");
  }

  @Test
  void reopen_afterStatementsAndChanges_givesEqualAnswers() {
    Fact full =
        ROME.toBuilder()
            .subject("Bo \uD83C\uDF0D")
            .validTo(at(900))
            .confidence(1 / 3.0)
            .source("letter")
            .metadata(Metadata.of("pages", List.of(1, "two"), "seen", at(3)))
            .build();
    ana().declare("lives in", Cardinality.PER_OBJECT);
    List<FactId> ids = ana().state(List.of(OSLO, full));
    ana().change(ids.get(0), FactChange.end(at(300)).because("moved \"out\""));
    List<FactHistory> histories = ids.stream().map(id -> ana().history(id).orElseThrow()).toList();
    List<FactVersion> then = ana().asOf(at(250), Instant.MAX);
    PredicateRules rules = ana().rules();

    store.reopen();

    assertThat(ids.stream().map(id -> ana().history(id).orElseThrow()).toList())
        .isEqualTo(histories);
    assertThat(histories.get(1).latest().fact()).isEqualTo(full);
    assertThat(ana().asOf(at(250), Instant.MAX)).isEqualTo(then).hasSize(2);
    assertThat(ana().rules()).isEqualTo(rules);
  }

  @Test
  void change_factOfAnotherPersona_isRefusedAsUnknown() {
    FactId id = store.facts("ben").state(OSLO);

    assertThatThrownBy(() -> ana().change(id, FactChange.retract()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there must be a fact of this id: fact=" + id);
    assertThat(store.facts("ben").find(id).orElseThrow().isRetraction()).isFalse();
  }

  @Test
  void change_refused_leavesNothingBehind() {
    FactId id = ana().state(OSLO);

    assertThatThrownBy(() -> ana().change(id, FactChange.end(at(50))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(ana().history(id).orElseThrow().versions()).hasSize(1);
    assertThat(ana().find(ana().state(ROME)).orElseThrow().sequence()).isEqualTo(2);
  }
}
