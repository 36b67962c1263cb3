package dev.ragged.memory;

import dev.ragged.Ragged;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.PersonaId;
import dev.ragged.memory.erasure.Eraser;
import dev.ragged.memory.erasure.Verifier;
import dev.ragged.memory.learn.FactInQuestion;
import dev.ragged.memory.learn.FactReader;
import dev.ragged.memory.learn.LessonMaker;
import dev.ragged.memory.learn.Preparer;
import dev.ragged.memory.learn.ProfileReader;
import dev.ragged.memory.learn.RequestChange;
import dev.ragged.memory.learn.TimeInQuestion;
import dev.ragged.memory.learn.TopicLearner;
import dev.ragged.memory.options.RecorderStatistics;
import dev.ragged.memory.question.AssociationReader;
import dev.ragged.memory.question.ContextReader;
import dev.ragged.memory.question.QuestionExtension;
import dev.ragged.memory.question.Recall;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.record.ThreadAlarm;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.memory.topic.TopicExtractor;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryContext;
import dev.ragged.profiling.OperationProfiler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What each persona asked, cares about and knew when. Thread-safe.
 *
 * <p>Every call throws {@link IllegalStateException} once the store is closed, and {@link
 * dev.ragged.error.StoreException} if the memory cannot be read or written.
 */
public final class PersonalMemory implements Memory {
  private final MemoryDatabase database;
  private final Roster roster;
  private final Personas personas;
  private final Recorder recorder;
  private final TopicLearner learner;
  private final MemoryParts parts;
  private final Retention retention;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PersonalMemory(MemoryOptions options, MemoryContext context, MemoryDatabase database) {
    this.database = database;
    OperationProfiler profiler = context.profiler();
    Roster roster = new Roster(database, options.keys(), context.clock());
    ProfileReader profiles =
        new ProfileReader(database, options.formula(), options.cache(), profiler);
    PassageWords words = new PassageWords(options.cache().passagesBytes());
    context.corpus().onChange(words::forget);
    TopicExtractor extractor = new TopicExtractor(options.topics());
    ThreadAlarm alarm = new ThreadAlarm("ragged-memory");
    this.learner =
        new TopicLearner(
            database, roster, new LessonMaker(extractor, context.corpus()), profiles, profiler);
    this.recorder = new Recorder(database, alarm, options.recorder(), learner, profiler);
    FactReader facts = new FactReader(database, profiler);
    Optional<Recall> recall = recall(options, context, database, roster);
    AssociationReader associations = new AssociationReader(database, extractor);
    List<RequestChange> changes =
        List.of(
            new TimeInQuestion(context.clock(), options.time()),
            new FactInQuestion(facts, options.time()),
            new QuestionExtension(associations));
    this.parts =
        new MemoryParts(
            options,
            context,
            database,
            recorder,
            profiles,
            words,
            facts,
            new Preparer(
                database, profiles, words, extractor, options.ranking(), changes, context.clock()),
            new Eraser(
                database,
                recorder,
                new Verifier(database, context.corpus(), context.directory()),
                context.clock(),
                persona -> {
                  profiles.forget(persona.id());
                  words.forget();
                  facts.forget(persona.number());
                  recall.ifPresent(kept -> kept.forget(persona.number()));
                  context.forget().accept(persona.id());
                },
                profiler),
            recall,
            new ContextReader(database, associations, recall, context.clock()));
    this.roster = roster;
    this.personas = new Personas(roster, parts);
    // What the last process recorded and did not learn from.
    alarm.after(Duration.ZERO, recorder::flush);
    recall.ifPresent(Recall::begin);
    this.retention = new Retention(roster, parts);
    retention.begin(alarm);
  }

  private static Optional<Recall> recall(
      MemoryOptions options, MemoryContext context, MemoryDatabase database, Roster roster) {
    if (!options.rememberQuestions()) {
      Recall.removeAll(database);
      return Optional.empty();
    }
    return Optional.of(
        new Recall(
            database,
            roster,
            context.embedder(),
            options.questionIndex(),
            context.seed(),
            new ThreadAlarm("ragged-memory-questions"),
            context.profiler()));
  }

  /**
   * Returns the memory of an open store.
   *
   * @throws IllegalArgumentException if the store was opened without one
   */
  public static PersonalMemory of(Ragged ragged) {
    return ragged
        .memory()
        .filter(PersonalMemory.class::isInstance)
        .map(PersonalMemory.class::cast)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the store has no memory; open it with"
                        + " Ragged.builder().memory(MemoryOptions.DEFAULT)"));
  }

  static PersonalMemory open(MemoryOptions options, MemoryContext context) {
    MemoryDatabase database =
        MemoryDatabase.open(
            context.directory(), options.durability(), options.connections(), context.profiler());
    try {
      return new PersonalMemory(options, context, database);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  /** Returns the personas that have a memory. */
  public Personas personas() {
    return personas;
  }

  /** Returns what is set for all personas that have no value of their own. */
  public Preferences preferences() {
    return new Preferences(Optional.empty(), roster, parts);
  }

  /** Returns what was done to memories, without content. */
  public AuditLog auditLog() {
    return new AuditLog(parts);
  }

  /** Returns the memory of one persona. */
  @Override
  public RememberedPersona of(PersonaId persona) {
    return new RememberedPersona(persona, roster, parts);
  }

  /** As {@link #of(PersonaId)}. */
  public RememberedPersona of(String persona) {
    return of(PersonaId.of(persona));
  }

  /**
   * Makes everything durable that was recorded before this call, and learns from it as far as that
   * can be done; {@link #problems} says what cannot. Makes the vectors that questions lack, too:
   * after a change of the embedder those of all questions. If the embedder fails, that is tried
   * again later.
   *
   * @throws dev.ragged.error.RaggedException if it could not be made durable; it is tried again
   *     later
   */
  public void flush() {
    database.requireOpen();
    recorder.flush();
    parts.recall().ifPresent(Recall::finish);
  }

  /** Returns what the recorder did since the store was opened. */
  public RecorderStatistics recorderStatistics() {
    return recorder.statistics();
  }

  /**
   * Erases interactions that are older than {@link MemoryOptions#retention}, of all personas that
   * are not locked. Returns how many there were.
   */
  public long applyRetention() {
    return retention.apply();
  }

  /**
   * Returns how many interactions the retention has erased since the store was opened: at once,
   * each day, and by {@link #applyRetention()}.
   */
  public long expired() {
    return retention.erased();
  }

  @Override
  public List<String> problems() {
    database.requireOpen();
    List<String> problems = new ArrayList<>(learner.problems());
    long failed = recorder.statistics().failed();
    if (failed > 0) {
      problems.add(
          "memory: " + failed + " records could not be written since the store was opened");
    }
    return List.copyOf(problems);
  }

  /**
   * Reads the whole database and returns what is wrong with it, at most {@value
   * MemoryDatabase#MAX_FINDINGS} findings of a kind: pages that SQLite finds damaged, tables that
   * are not as they were made, rows that are not what was written, rows of nobody, and counts of
   * what was learned that a recount does not give. Reading and recording go on meanwhile.
   */
  @Override
  public List<String> check() {
    return database.check();
  }

  @Override
  public void backup(Path directory) {
    recorder.flush();
    database.backup(directory);
  }

  @Override
  public List<CacheStatistics> cacheStatistics() {
    return List.of(parts.profiles().statistics(), parts.words().statistics());
  }

  @Override
  public void clearCaches() {
    parts.profiles().forget();
    parts.words().forget();
    parts.facts().forget();
  }

  @Override
  public void clearCaches(PersonaId persona) {
    parts.profiles().forget(persona);
    // Whose passages they are is not known.
    parts.words().forget();
    personas.find(persona.value()).ifPresent(known -> parts.facts().forget(known.number()));
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      recorder.close();
    } finally {
      parts.recall().ifPresent(Recall::close);
      database.close();
    }
  }
}
