package dev.ragged.memory.replay;

import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.store.LogStep;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.StepReader;
import java.util.List;
import java.util.Objects;

/**
 * The log of one persona as it was when this was made, a few interactions at a time, by time. It
 * holds nothing of the database between two reads. One thread at a time.
 */
final class ReplayLog {
  /** Interactions read at once. */
  static final int PAGE = 100;

  private final MemoryDatabase database;
  private final Subjects subjects;
  private final Subject subject;
  private final StepReader.Extent extent;
  private StepReader.Place place;

  /**
   * Creates one that begins {@code most} interactions before the end.
   *
   * @param subjects says whether the persona is still there
   */
  ReplayLog(MemoryDatabase database, Subjects subjects, Subject subject, long most) {
    this.database = Objects.requireNonNull(database, "database");
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.subject = Objects.requireNonNull(subject, "subject");
    Owner owner = subject.owner();
    this.extent =
        database.read(
            "reading the log's extent", connection -> StepReader.extent(connection, owner));
    this.place =
        database.read(
            "reading where the replay begins",
            connection -> StepReader.before(connection, owner, extent, most));
  }

  /** Returns how many interactions there were. */
  long count() {
    return extent.count();
  }

  /**
   * Returns the next interactions; none at the end.
   *
   * @throws IllegalStateException if an interaction was erased meanwhile, or the persona was
   *     deleted or locked
   */
  List<LogStep> next() {
    requireSame(subjects.byNumber(subject.owner().persona()).stream().anyMatch(subject::equals));
    List<LogStep> steps =
        database.read(
            "replaying the log",
            connection -> {
              Owner owner = subject.owner();
              requireSame(StepReader.count(connection, owner, extent.last()) == extent.count());
              return StepReader.after(connection, owner, extent, place, PAGE);
            });
    if (!steps.isEmpty()) {
      place = StepReader.Place.of(steps.get(steps.size() - 1));
    }
    return steps;
  }

  private void requireSame(boolean same) {
    if (!same) {
      throw new IllegalStateException(
          "something of the persona's memory was erased, or it was locked, while it was replayed:"
              + " persona=\""
              + subject.id()
              + "\"; what was computed is dropped; replay it again");
    }
  }
}
