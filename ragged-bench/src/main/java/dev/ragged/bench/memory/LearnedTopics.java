package dev.ragged.bench.memory;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.query.OwnRows;
import dev.ragged.memory.query.StoredActivity;
import dev.ragged.memory.query.StoredGraph;
import dev.ragged.memory.record.Learner;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.record.ThreadAlarm;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A memory on disk in which two personas have many topics, the second a tenth of the first's
 * interactions; what is asked is asked of the first. Closing it deletes the folder. One thread at a
 * time.
 */
public final class LearnedTopics implements AutoCloseable {
  private final TemporaryFolder folder = new TemporaryFolder("learned-topics");
  private final MemoryDatabase database;
  private final Recorder recorder;
  private final ManyTopics topics;
  private final OwnRows rows;
  private final Instant now;

  /**
   * Fills one. Takes about half a minute for 100,000 interactions.
   *
   * @param now the end of the {@code span} in which all was met
   * @throws IOException if there is no room for a folder
   */
  public LearnedTopics(int topics, int interactions, Instant now, Duration span)
      throws IOException {
    this.now = now;
    database = MemoryDatabase.open(Optional.of(folder.path()), Durability.NORMAL);
    recorder =
        new Recorder(
            database,
            new ThreadAlarm("learned-topics"),
            RecorderOptions.DEFAULT,
            new NothingToLearn(),
            new OperationProfiler());
    this.topics = new ManyTopics(database, topics, now.minus(span), span);
    this.topics.add(1, interactions);
    this.topics.add(2, interactions / 10);
    rows = new OwnRows(() -> ManyTopics.subject(1), recorder, database, new OperationProfiler());
  }

  /** Returns the first persona's graph. */
  public TopicGraph graph() {
    return new StoredGraph(rows);
  }

  /** Returns the topics, to ask for some. */
  public ManyTopics topics() {
    return topics;
  }

  Activity activity() {
    return new StoredActivity(
        rows, Clock.fixed(now, ZoneOffset.UTC), TimeSettings.of(ZoneId.of("Europe/Berlin")));
  }

  /** Returns the size of the database's file. */
  long bytes() throws IOException {
    return Files.size(database.file().orElseThrow());
  }

  @Override
  public void close() throws IOException {
    recorder.close();
    database.close();
    folder.close();
  }

  /** All was learned before. */
  private static final class NothingToLearn implements Learner {
    @Override
    public void recorded(long persona) {}

    @Override
    public boolean learnSome() {
      return false;
    }
  }
}
