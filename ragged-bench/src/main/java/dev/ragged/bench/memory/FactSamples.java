package dev.ragged.bench.memory;

import dev.ragged.memory.Facts;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up facts: subjects with ten predicates, of each of which ten facts follow or overlap each
 * other in ten years; every tenth fact has no end. Immutable.
 */
record FactSamples(int count) {
  static final int PREDICATES = 10;
  static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");
  static final Duration SPAN = Duration.ofDays(3_650);

  private static final int PER_SLOT = 10;

  /** Declares the predicates: of each ten, four single, three per object, three many. */
  static void declare(Facts facts) {
    for (int predicate = 0; predicate < PREDICATES; predicate++) {
      facts.declare(
          predicate(predicate),
          predicate < 4
              ? Cardinality.SINGLE
              : predicate < 7 ? Cardinality.PER_OBJECT : Cardinality.MANY);
    }
  }

  private static String predicate(int number) {
    return "predicate " + number;
  }

  private int subjects() {
    return Math.max(1, count / (PREDICATES * PER_SLOT));
  }

  String subject(Random random) {
    return "subject " + random.nextInt(subjects());
  }

  static String predicate(Random random) {
    return predicate(random.nextInt(PREDICATES));
  }

  /** Returns an instant of the ten years. */
  static Instant time(Random random) {
    return FIRST.plusMillis(random.nextLong(SPAN.toMillis()));
  }

  Fact next(Random random) {
    Instant from = time(random);
    Fact.Builder fact =
        Fact.builder(predicate(random), "object " + random.nextInt(1_000))
            .subject(subject(random))
            .validFrom(from);
    if (random.nextInt(10) > 0) {
      fact.validTo(from.plus(Duration.ofDays(1 + random.nextInt(700))));
    }
    return fact.build();
  }

  List<Fact> all(Random random) {
    List<Fact> facts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      facts.add(next(random));
    }
    return facts;
  }
}
