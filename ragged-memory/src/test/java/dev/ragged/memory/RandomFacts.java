package dev.ragged.memory;

import dev.ragged.document.Metadata;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.VersionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Facts that change, made up from a seed. */
final class RandomFacts {
  private static final List<String> PREDICATES = List.of("lives in", "knows", "likes", "=type");
  private static final Instant START = Instant.parse("2025-01-01T00:00:00.001Z");

  private final Random random;
  private final List<FactId> ids = new ArrayList<>();

  RandomFacts(long seed) {
    random = new Random(seed);
  }

  /** States facts and changes them; some in one millisecond. */
  List<FactId> state(ExportStore store, RememberedPersona persona, int count) {
    Instant now = START;
    persona.facts().declare("lives in", Cardinality.SINGLE);
    persona.facts().declare("knows", Cardinality.PER_OBJECT);
    for (int i = 0; i < count; i++) {
      now = now.plusMillis(random.nextInt(3) * 1_000L);
      store.clock.set(now);
      if (ids.isEmpty() || random.nextInt(3) > 0) {
        ids.add(persona.facts().state(fact("Bo " + i, pick(PREDICATES))));
      } else {
        change(persona, pick(ids));
      }
    }
    return ids;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void change(RememberedPersona persona, FactId id) {
    FactVersion last = persona.facts().find(id).orElseThrow();
    FactChange change =
        last.kind() == VersionKind.RETRACTED
            ? FactChange.rollBack(1)
            : random.nextBoolean()
                ? FactChange.retract()
                : FactChange.update(fact(last.fact().subject(), last.fact().predicate()))
                    .because("it is \"better\"\n");
    persona.facts().change(id, change);
  }

  private Fact fact(String subject, String predicate) {
    Fact.Builder fact = Fact.builder(predicate, "object 東京 " + random.nextInt()).subject(subject);
    if (random.nextBoolean()) {
      fact.validFrom(START.plusSeconds(random.nextInt(100)));
    }
    if (random.nextBoolean()) {
      fact.validTo(START.plusSeconds(200 + random.nextInt(100)));
    }
    if (random.nextBoolean()) {
      fact.source("note").confidence(random.nextDouble());
    }
    if (random.nextBoolean()) {
      fact.metadata(metadata());
    }
    return fact.build();
  }

  private Metadata metadata() {
    List<Object> values =
        List.of(
            "text",
            "",
            random.nextLong(),
            Long.MIN_VALUE,
            2.0,
            random.nextGaussian() * 1e-200,
            true,
            Instant.parse("2025-01-01T00:00:00.123456Z"),
            LocalDate.of(1999, 12, 31));
    Map<String, Object> metadata = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      metadata.put("key " + random.nextInt(50), pick(values));
    }
    metadata.put("list", values);
    metadata.put("empty", List.of());
    return Metadata.copyOf(metadata);
  }
}
