package dev.ragged.memory.query;

import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.profiling.OperationProfiler;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The rows of one persona, with everything that was recorded before a call. Thread-safe.
 *
 * <p>Calls throw {@link IllegalArgumentException} if the persona has no memory.
 */
public final class OwnRows {
  /** What is done with an owner's rows. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; the connection is the caller's only as long as this runs. */
    T run(Connection connection, Owner owner) throws SQLException;
  }

  private final Supplier<Subject> subject;
  private final Recorder recorder;
  private final MemoryDatabase database;
  private final OperationProfiler profiler;

  /** Creates access to the rows of whom {@code subject} gives at each call. */
  public OwnRows(
      Supplier<Subject> subject,
      Recorder recorder,
      MemoryDatabase database,
      OperationProfiler profiler) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.recorder = Objects.requireNonNull(recorder, "recorder");
    this.database = Objects.requireNonNull(database, "database");
  }

  /** Returns what {@code work} reads from one state; {@code doing} names it in messages. */
  public <T> T read(String doing, Work<T> work) {
    return profiler.profile(
        MemoryStages.QUERY,
        () -> {
          recorder.flush();
          Owner owner = subject.get().owner();
          return database.read(doing, connection -> work.run(connection, owner));
        });
  }

  /**
   * Returns what {@code work} gives after all that it wrote was committed, or none of it. Nothing
   * is recorded or learned meanwhile; what was learned counts as changed.
   */
  public <T> T change(String doing, Work<T> work) {
    return profiler.profile(
        MemoryStages.LEARN,
        () ->
            recorder.exclusively(
                () -> {
                  Subject changed = subject.get();
                  T result =
                      database.write(doing, connection -> work.run(connection, changed.owner()));
                  changed.changed();
                  return result;
                }));
  }
}
