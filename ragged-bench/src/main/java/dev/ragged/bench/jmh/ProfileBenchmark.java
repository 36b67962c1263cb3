package dev.ragged.bench.jmh;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.memory.ManyTopics;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.learn.ProfileReader;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.sqlite.Durability;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What 1,000 topics, met in 5,000 interactions of a year, are worth to a persona. */
@State(Scope.Benchmark)
public class ProfileBenchmark {
  private static final int TOPICS = 1_000;
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration SPAN = Duration.ofDays(365);

  private TemporaryFolder folder;
  private MemoryDatabase database;
  private ProfileReader reader;
  private Subject subject;
  private List<TopicCounts> counts;
  private int turn;

  /** Fills a memory on disk. */
  @Setup
  public void fill() throws IOException {
    folder = new TemporaryFolder("profile-benchmark");
    database = MemoryDatabase.open(Optional.of(folder.path()), Durability.NORMAL);
    new ManyTopics(database, TOPICS, NOW.minus(SPAN), SPAN).add(1, 5_000);
    subject = ManyTopics.subject(1);
    reader = new ProfileReader(database, InterestFormula.defaults());
    counts = ManyTopics.counts(TOPICS, NOW, SPAN, new SplittableRandom(3));
  }

  /** Closes the memory. */
  @TearDown
  public void close() throws IOException {
    database.close();
    folder.close();
  }

  /**
   * One operation is one profile of topics that are in the heap, as of another second each time.
   */
  @Benchmark
  public InterestProfile kept() {
    return reader.profile(subject, later());
  }

  /** One operation is one profile whose topics are read from the database first. */
  @Benchmark
  public InterestProfile readAnew() {
    reader.forget();
    return reader.profile(subject, later());
  }

  /** One operation is the interest in 1,000 topics by their counts. */
  @Benchmark
  public InterestProfile computed() {
    return InterestProfile.of(counts, CoOccurrences.none(), InterestFormula.defaults(), later());
  }

  private Instant later() {
    turn = (turn + 1) % 100_000;
    return NOW.plusSeconds(turn);
  }
}
