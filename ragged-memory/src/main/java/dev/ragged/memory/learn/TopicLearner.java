package dev.ragged.memory.learn;

import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.record.Learner;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Learning;
import dev.ragged.memory.store.Lesson;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.SettingTable;
import dev.ragged.profiling.OperationProfiler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns topics from the log, in its order. How far it got is stored with what was learned, in one
 * transaction, so that every interaction teaches once, whatever ends the process.
 */
public final class TopicLearner implements Learner {
  private static final Logger log = LoggerFactory.getLogger(TopicLearner.class);

  /** Interactions learned in one transaction. */
  private static final int STEP = 100;

  private static final String MARK = "learned.";

  private final MemoryDatabase database;
  private final Subjects subjects;
  private final LessonMaker lessons;
  private final ProfileReader profiles;
  private final OperationProfiler profiler;
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

  /** Why the log of a persona could not be learned when that was tried last, by its number. */
  private final Map<Long, RuntimeException> stuck = new ConcurrentHashMap<>();

  /** Creates one that first looks at every subject, for what the last process left. */
  public TopicLearner(
      MemoryDatabase database,
      Subjects subjects,
      LessonMaker lessons,
      ProfileReader profiles,
      OperationProfiler profiler) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.profiles = Objects.requireNonNull(profiles, "profiles");
    this.database = Objects.requireNonNull(database, "database");
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.lessons = Objects.requireNonNull(lessons, "lessons");
    subjects.all().forEach(subject -> recorded(subject.persona().number()));
  }

  /** Returns the key of the setting that says how far a persona's log was learned. */
  public static String mark(long persona) {
    return MARK + persona;
  }

  @Override
  public void recorded(long persona) {
    waiting.add(persona);
  }

  @Override
  public boolean learnSome() {
    Optional<Long> next = waiting.stream().findFirst();
    if (next.isEmpty()) {
      // The round is over; the next one tries again.
      waiting.addAll(stuck.keySet());
      return false;
    }
    long persona = next.get();
    Optional<Subject> subject = subjects.byNumber(persona);
    try {
      if (subject.isEmpty() || !learnMore(subject.get())) {
        waiting.remove(persona);
      }
      stuck.remove(persona);
    } catch (RuntimeException e) {
      // A row that cannot be read must not keep anybody from recording, reading or erasing.
      waiting.remove(persona);
      if (stuck.put(persona, e) == null) {
        log.warn("what persona number {} asked cannot be learned from at present", persona, e);
      }
    }
    return true;
  }

  /** Returns what cannot be learned from at present, a sentence for each persona. */
  public List<String> problems() {
    return stuck.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                "memory: what persona number "
                    + entry.getKey()
                    + " asked cannot be learned from: "
                    + entry.getValue().getMessage())
        .toList();
  }

  /** Learns the next interactions of a persona; returns whether there may be more. */
  private boolean learnMore(Subject subject) {
    return profiler.counted(
        MemoryStages.LEARN,
        span -> {
          int learned = learn(subject);
          span.add(MemoryStages.INTERACTIONS, learned);
          return learned == STEP;
        });
  }

  private int learn(Subject subject) {
    List<InteractionTable.Row> rows =
        database.read(
            "reading what was recorded",
            connection -> {
              String mark = SettingTable.get(connection, key(subject)).orElse("0");
              return InteractionTable.after(
                  connection, subject.owner(), Long.parseLong(mark), STEP);
            });
    if (rows.isEmpty()) {
      return 0;
    }
    List<Lesson> taught = subject.persona().learning() ? lessons.lessons(subject, rows) : List.of();
    database.write(
        "learning",
        connection -> {
          try (Learning learning = new Learning(connection, subject.owner())) {
            for (Lesson lesson : taught) {
              learning.add(lesson);
            }
            learning.finish();
          }
          long last = rows.get(rows.size() - 1).number();
          SettingTable.put(connection, key(subject), Long.toString(last));
          return true;
        });
    profiles.refresh(subject);
    return rows.size();
  }

  private static String key(Subject subject) {
    return mark(subject.persona().number());
  }
}
