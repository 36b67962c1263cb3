package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ragged.document.Metadata;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactTimeline;
import dev.ragged.memory.fact.FactVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Does random things to the facts of two personas, on a time line of a few milliseconds so that all
 * collide, and to a model of each; then compares all answers. One thread at a time.
 */
final class FactScript {
  static final List<String> PERSONAS = List.of("ana", "ben");

  private static final List<String> SUBJECTS = List.of(Fact.SELF, "Bo");
  private static final List<String> PREDICATES = List.of("lives in", "knows", "likes");
  private static final List<String> OBJECTS = List.of("Oslo", "Rome");
  private static final int LAST_TIME = 9;

  private final Random random;
  private final FactStore store;
  private final Map<String, FactModel> models =
      Map.of("ana", new FactModel(), "ben", new FactModel());

  FactScript(Random random, FactStore store) {
    this.random = random;
    this.store = store;
  }

  private <T> T pick(List<T> choices) {
    return Objects.requireNonNull(choices.get(random.nextInt(choices.size())));
  }

  private FactModel model(String persona) {
    return Optional.ofNullable(models.get(persona)).orElseThrow();
  }

  /** Does one thing to one of the personas. */
  void step() {
    long now = Math.max(0, store.clock.millis() + random.nextInt(5) - 1);
    store.clock.set(Instant.ofEpochMilli(now));
    String persona = pick(PERSONAS);
    int choice = random.nextInt(100);
    if (choice < 45) {
      state(persona);
    } else if (choice < 85) {
      change(persona);
    } else if (choice < 95) {
      declare(persona);
    } else if (choice < 97) {
      store.memory().of(persona).erase();
      model(persona).erase();
    } else {
      store.reopen();
    }
  }

  private void state(String persona) {
    List<FactId> known = model(pick(PERSONAS)).ids();
    Fact fact =
        known.isEmpty() || random.nextInt(3) > 0
            ? fact(pick(SUBJECTS), pick(PREDICATES))
            : stated(pick(known));
    Optional<FactId> expected = model(persona).same(fact);

    FactId id = store.facts(persona).state(fact);

    if (expected.isPresent()) {
      assertThat(id).isEqualTo(expected.get());
    } else {
      assertThat(model(persona).ids()).doesNotContain(id);
      model(persona).add(id, fact, store.clock.instant());
    }
  }

  private Fact stated(FactId id) {
    return models.values().stream()
        .filter(model -> model.ids().contains(id))
        .map(model -> model.history(id).latest().fact())
        .findFirst()
        .orElseThrow();
  }

  private Fact fact(String subject, String predicate) {
    Fact.Builder fact = Fact.builder(predicate, pick(OBJECTS)).subject(subject);
    int from = random.nextInt(LAST_TIME);
    if (random.nextInt(6) > 0) {
      fact.validFrom(Instant.ofEpochMilli(from));
    }
    if (random.nextInt(3) > 0) {
      fact.validTo(Instant.ofEpochMilli(from + 1 + random.nextInt(LAST_TIME - from)));
    }
    if (random.nextInt(4) == 0) {
      fact.confidence(0.25).source("note").metadata(Metadata.of("page", random.nextInt(2)));
    }
    return fact.build();
  }

  private void change(String persona) {
    FactModel model = model(persona);
    if (model.ids().isEmpty()) {
      return;
    }
    FactId id = pick(model.ids());
    FactChange change = change(model.history(id));
    @Nullable FactVersion[] expected = new FactVersion[1];
    Throwable refusal =
        catchThrowable(() -> expected[0] = model.change(id, change, store.clock.instant()));
    FactVersion[] given = new FactVersion[1];
    Throwable refused = catchThrowable(() -> given[0] = store.facts(persona).change(id, change));

    if (refusal == null) {
      assertThat(refused).isNull();
      assertThat(given).isEqualTo(expected);
    } else {
      assertThat(refused).hasSameClassAs(refusal).hasMessage(refusal.getMessage());
    }
  }

  private FactChange change(FactHistory history) {
    Fact last = history.latest().fact();
    FactChange change =
        switch (random.nextInt(4)) {
          case 0 -> FactChange.update(fact(last.subject(), last.predicate())).because("better");
          case 1 -> FactChange.end(Instant.ofEpochMilli(random.nextInt(LAST_TIME)));
          case 2 -> FactChange.retract();
          default -> FactChange.rollBack(1 + random.nextInt(history.versions().size()));
        };
    return random.nextBoolean()
        ? change.expecting(Math.max(1, history.latest().number() - random.nextInt(3) / 2))
        : change;
  }

  private void declare(String persona) {
    String predicate = pick(PREDICATES);
    Cardinality cardinality = pick(List.of(Cardinality.values()));
    store.facts(persona).declare(predicate, cardinality);
    model(persona).declare(predicate, cardinality);
  }

  /** Compares every answer about each persona with what its model says. */
  void check() {
    for (String persona : PERSONAS) {
      Facts facts = store.facts(persona);
      FactModel model = model(persona);
      FactTimeline timeline = model.timeline();
      Instant now = store.clock.instant();
      assertThat(facts.rules()).isEqualTo(model.rules());
      assertThat(facts.current()).isEqualTo(timeline.current(now));
      int limit = 1 + random.nextInt(5);
      assertThat(facts.conflicts(limit)).isEqualTo(timeline.conflicts(Instant.MAX, limit));
      checkInstants(facts, timeline, model.lastRecorded());
      checkSlots(facts, timeline, model.lastRecorded());
      checkFacts(persona);
    }
  }

  private static void checkInstants(Facts facts, FactTimeline timeline, long lastRecorded) {
    for (long known = -1; known <= lastRecorded + 1; known++) {
      for (long time = -1; time <= LAST_TIME + 1; time++) {
        Instant at = Instant.ofEpochMilli(time);
        Instant knownAt = Instant.ofEpochMilli(known);
        assertThat(facts.asOf(at, knownAt))
            .as("at %s known %s", time, known)
            .isEqualTo(timeline.asOf(at, knownAt));
      }
    }
    assertThat(facts.asOf(Instant.MIN, Instant.MAX))
        .isEqualTo(timeline.asOf(Instant.MIN, Instant.MAX));
  }

  private void checkSlots(Facts facts, FactTimeline timeline, long lastRecorded) {
    Instant now = store.clock.instant();
    for (String subject : SUBJECTS) {
      for (String predicate : PREDICATES) {
        assertThat(facts.current(subject, predicate))
            .isEqualTo(
                timeline.current(now).stream()
                    .filter(version -> version.fact().subject().equals(subject))
                    .filter(version -> version.fact().predicate().equals(predicate))
                    .toList());
        for (Instant known :
            List.of(
                Instant.MIN,
                Instant.ofEpochMilli(random.nextLong(lastRecorded + 1)),
                Instant.MAX)) {
          assertThat(facts.effective(subject, predicate, known))
              .isEqualTo(timeline.effective(subject, predicate, known));
        }
      }
    }
  }

  private void checkFacts(String persona) {
    for (String owner : PERSONAS) {
      for (FactId id : model(owner).ids()) {
        Optional<FactHistory> expected =
            owner.equals(persona) ? Optional.of(model(owner).history(id)) : Optional.empty();
        assertThat(store.facts(persona).history(id)).isEqualTo(expected);
        assertThat(store.facts(persona).find(id)).isEqualTo(expected.map(FactHistory::latest));
      }
    }
  }
}
