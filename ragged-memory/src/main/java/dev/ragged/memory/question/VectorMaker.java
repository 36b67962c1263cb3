package dev.ragged.memory.question;

import dev.ragged.error.EmbeddingException;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.record.Alarm;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.QuestionVectorTable;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the vectors that recorded questions lack: those of searches without one, and all after a
 * change of the embedder. What is missing is read from the database, so nothing is lost or made
 * twice whenever the process ends. Thread-safe.
 *
 * <p>It has a thread of its own: a slow or failing embedder delays neither recording nor learning.
 */
final class VectorMaker {
  // Concurrency: "making" is held for one step, the embedder's work included; no step changes an
  // interaction, and a row is added only if its interaction is there, so an erasure needs no turn.

  /** Questions of one step: the longest that anybody waits for. */
  static final int STEP = 32;

  /** Questions that are embedded for whoever asks for similar ones; more would take too long. */
  static final int FEW = 8;

  /** The pause after the first failure of the embedder; each further one doubles it. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private static final Logger log = LoggerFactory.getLogger(VectorMaker.class);

  private final MemoryDatabase database;
  private final Subjects subjects;
  private final MissingVectors missing;
  private final long embedder;
  private final Alarm alarm;
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final ReentrantLock making = new ReentrantLock();

  /** Up to which number a persona's interactions have what can be made. */
  private final Map<Long, Long> reached = new HashMap<>(); // guarded by making

  private int failures; // guarded by making

  VectorMaker(MemoryDatabase database, Subjects subjects, QuestionEmbedder embedder, Alarm alarm) {
    this.database = database;
    this.subjects = subjects;
    this.missing = new MissingVectors(embedder);
    this.embedder = embedder.number();
    this.alarm = alarm;
  }

  /** Tells that questions of this persona may lack vectors. Quick. */
  void wake(long persona) {
    waiting.add(persona);
    schedule(Duration.ZERO);
  }

  private void schedule(Duration pause) {
    if (scheduled.compareAndSet(false, true)) {
      alarm.after(pause, this::work);
    }
  }

  private void work() {
    Duration pause = Duration.ZERO;
    try {
      pause = turn().orElse(Duration.ZERO);
    } catch (RuntimeException e) {
      log.warn("vectors of a persona's questions were not made; its next question asks again", e);
    }
    if (!waiting.isEmpty()) {
      alarm.after(pause, this::work);
    } else {
      scheduled.set(false);
      if (!waiting.isEmpty()) {
        schedule(Duration.ZERO);
      }
    }
  }

  /** Makes all that is missing, unless the embedder fails; then it is tried again later. */
  void finish() {
    Optional<Duration> pause = turn();
    while (pause.isPresent() && pause.get().isZero()) {
      pause = turn();
    }
    pause.ifPresent(this::schedule);
  }

  /**
   * Makes what a subject's questions lack now, if that are few, and else in the background; what
   * fails is tried again later.
   */
  void makeFew(Subject subject) {
    Duration pause = turn(subject.persona().number(), FEW);
    if (!waiting.isEmpty()) {
      schedule(pause);
    }
  }

  /** Takes a step for one of those that wait; nothing if none does. */
  private Optional<Duration> turn() {
    making.lock();
    try {
      return waiting.stream().findFirst().map(persona -> turn(persona, STEP));
    } finally {
      making.unlock();
    }
  }

  /** Takes a step for a persona; returns how long to wait before the next one. */
  private Duration turn(long persona, int most) {
    making.lock();
    try {
      // Before its rows are read: who wakes it meanwhile is not overheard.
      waiting.remove(persona);
      Optional<Subject> subject = subjects.byNumber(persona);
      if (subject.isEmpty()) {
        reached.remove(persona);
      } else if (subject.get().persona().status() != MemoryStatus.OFF
          && step(subject.get(), most)) {
        waiting.add(persona);
      }
      return Duration.ZERO;
    } catch (EmbeddingException e) {
      waiting.add(persona);
      return failed(e);
    } finally {
      making.unlock();
    }
  }

  private Duration failed(EmbeddingException cause) {
    failures++;
    if (failures == 1) {
      log.warn("questions cannot be embedded for now, and are not found by likeness", cause);
    } else {
      log.debug("questions still cannot be embedded: failures={}", failures, cause);
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private record Found(List<InteractionTable.Row> rows, long last) {}

  /**
   * Makes the next vectors of a subject, none if more than {@code most} of a step are missing;
   * returns whether there may be more to make.
   */
  private boolean step(Subject subject, int most) {
    Owner owner = subject.owner();
    long from = reached.getOrDefault(owner.persona(), 0L);
    Found found =
        database.read(
            "looking for questions without vector",
            connection ->
                new Found(
                    InteractionTable.withoutVector(connection, owner, embedder, from, STEP),
                    InteractionTable.last(connection, owner)));
    List<InteractionTable.Row> rows = found.rows();
    if (rows.size() > most) {
      return true;
    }
    if (!rows.isEmpty()) {
      Map<InteractionTable.Row, float[]> made = missing.make(rows);
      failures = 0;
      keep(owner, made);
    }
    boolean more = rows.size() == STEP;
    reached.put(owner.persona(), more ? rows.get(STEP - 1).number() : found.last());
    return more;
  }

  private void keep(Owner owner, Map<InteractionTable.Row, float[]> made) {
    database.write(
        "keeping the vectors of questions",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            for (Map.Entry<InteractionTable.Row, float[]> one : made.entrySet()) {
              InteractionTable.Row row = one.getKey();
              QuestionVectorTable.put(
                  statements,
                  owner,
                  row.number(),
                  row.interaction().query(),
                  embedder,
                  one.getValue());
            }
          }
          return true;
        });
  }
}
