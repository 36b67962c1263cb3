package dev.ragged.memory.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

/** Short names for times, facts and versions on a small time line. */
final class Samples {
  static final PredicateRules RULES =
      PredicateRules.builder().single("lives in").perObject("knows").many("likes").build();

  private Samples() {}

  /** Returns random numbers from a seed that is printed and can be given. */
  static Random random(Class<?> test) {
    long seed = Long.getLong("ragged.test.seed", new Random().nextLong());
    System.out.println(test.getSimpleName() + ": -Dragged.test.seed=" + seed);
    return new Random(seed);
  }

  static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static Validity since(long from) {
    return Validity.since(at(from));
  }

  static Validity between(long from, long to) {
    return Validity.between(at(from), at(to));
  }

  static FactId id(int number) {
    return new FactId(new UUID(0, number));
  }

  static Fact livesIn(String place, Validity validity) {
    return Fact.builder("lives in", place).validity(validity).build();
  }

  static RecordStamp stamp(long millis, long sequence) {
    return new RecordStamp(at(millis), sequence);
  }

  /** Returns the first version of fact {@code number}, recorded at millisecond {@code number}. */
  static FactVersion stated(int number, Fact fact) {
    return FactVersion.stated(id(number), fact, stamp(number, number));
  }

  static FactVersion closed(FactVersion version, long recordedTo) {
    return new FactVersion(
        version.id(),
        version.number(),
        version.kind(),
        version.fact(),
        version.recorded(),
        Optional.of(at(recordedTo)),
        version.reason());
  }

  /** Returns what was done to a few facts in a few steps. */
  static FactLog log(Random random) {
    FactLog log = new FactLog(random);
    int steps = 1 + random.nextInt(14);
    while (log.size() < steps) {
      log.step();
    }
    return log;
  }

  static List<FactVersion> shuffled(FactLog log, Random random) {
    List<FactVersion> versions = new ArrayList<>(log.versions());
    Collections.shuffle(versions, random);
    return versions;
  }

  /** Returns every valid time of a log, and one before and after. */
  static long[] times() {
    return LongStream.rangeClosed(-1, FactLog.LAST_TIME + 1).toArray();
  }

  /** Returns every recorded time of a log, and one before and after. */
  static long[] knownTimes(FactLog log) {
    return LongStream.rangeClosed(-1, log.lastRecorded() + 1).toArray();
  }

  static List<Long> sequences(List<FactVersion> versions) {
    return versions.stream().map(FactVersion::sequence).toList();
  }
}
