package dev.ragged.memory.erasure;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.AuditTable;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PreferenceTable;
import dev.ragged.memory.store.RawContent;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.memory.time.Period;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what a persona did, with everything that was derived from it, and makes sure that it is
 * gone. What waits to be recorded is made durable first, and nothing is recorded until the erasure
 * is committed, so nothing escapes it. Thread-safe.
 */
public final class Eraser {
  /** Does an erasure; adds what it erases to the needles. */
  @FunctionalInterface
  private interface Work {
    Counts erase(Connection connection, Needles needles) throws SQLException;
  }

  private record Counts(long interactions, long facts, long preferences) {}

  private record Done(Counts counts, AuditEntry entry) {}

  // Clocks are wrong at times: an open period reaches beyond the years of a Period.
  private static final Instant BEGINNING = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

  private static final Logger log = LoggerFactory.getLogger(Eraser.class);

  private final MemoryDatabase database;
  private final Recorder recorder;
  private final Verifier verifier;
  private final Clock clock;
  private final Consumer<Persona> erased;
  private final OperationProfiler profiler;

  /**
   * Creates one.
   *
   * @param erased gets to know a persona once something of it is erased, to drop what the heap
   *     holds of it
   * @param profiler measures it
   */
  public Eraser(
      MemoryDatabase database,
      Recorder recorder,
      Verifier verifier,
      Clock clock,
      Consumer<Persona> erased,
      OperationProfiler profiler) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.database = Objects.requireNonNull(database, "database");
    this.recorder = Objects.requireNonNull(recorder, "recorder");
    this.verifier = Objects.requireNonNull(verifier, "verifier");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.erased = Objects.requireNonNull(erased, "erased");
  }

  /** Erases one interaction. */
  public ErasureReceipt interaction(Subject subject, UUID id) {
    Owner owner = subject.owner();
    return run(
        subject,
        (connection, needles) ->
            interactions(
                connection,
                owner,
                InteractionTable.find(connection, owner, id).stream()
                    .map(InteractionTable.Row::number)
                    .toList(),
                needles));
  }

  /**
   * Erases the interactions that were asked before {@code end}, because they were kept long enough.
   * Returns how many there were; nothing is searched for afterwards.
   */
  public long expired(Subject subject, Instant end) {
    return profiler.counted(MemoryStages.ERASE, span -> expired(subject, end, span));
  }

  private long expired(Subject subject, Instant end, Span span) {
    Owner owner = subject.owner();
    return recorder.exclusively(
        () -> {
          long count =
              database.write(
                  "applying the retention",
                  connection -> {
                    List<Long> old = InteractionTable.numbers(connection, owner, BEGINNING, end);
                    if (old.isEmpty()) {
                      return 0L;
                    }
                    long rows = Erasure.interactions(connection, owner, old);
                    AuditTable.add(
                        connection,
                        clock.instant(),
                        AuditAction.RETENTION_APPLIED,
                        owner.persona(),
                        rows);
                    return rows;
                  });
          span.add(MemoryStages.INTERACTIONS, count);
          if (count > 0) {
            dropFromHeap(subject);
            var unused = database.scrub();
          }
          return count;
        });
  }

  /** Erases the interactions that were asked in a period. */
  public ErasureReceipt period(Subject subject, Period period) {
    Owner owner = subject.owner();
    return run(
        subject,
        (connection, needles) ->
            interactions(
                connection,
                owner,
                InteractionTable.numbers(
                    connection,
                    owner,
                    period.hasOpenStart() ? BEGINNING : period.from(),
                    period.hasOpenEnd() ? END : period.to()),
                needles));
  }

  /** Erases a topic, with the interactions whose questions spoke of it. */
  public ErasureReceipt topic(Subject subject, String topic) {
    Owner owner = subject.owner();
    return run(
        subject,
        (connection, needles) -> {
          Counts counts =
              interactions(
                  connection, owner, TopicTable.askedIn(connection, owner, topic), needles);
          Erasure.topic(connection, owner, topic);
          return counts;
        });
  }

  /** Erases everything of a persona but itself. */
  public ErasureReceipt everything(Subject subject) {
    Owner owner = subject.owner();
    return run(
        subject,
        (connection, needles) -> {
          try {
            RawContent.ofPersona(connection, owner, needles);
            new OwnTexts(connection, owner, needles).all();
          } catch (StoreCorruptedException e) {
            // What cannot be read can be erased all the same; it is not searched for afterwards.
            log.warn("rows of persona number {} are damaged; they are erased", owner.persona(), e);
          }
          long facts = Erasure.facts(connection, owner);
          long preferences = PreferenceTable.count(connection, owner);
          return new Counts(Erasure.everything(connection, owner), facts, preferences);
        });
  }

  private static Counts interactions(
      Connection connection, Owner owner, Collection<Long> numbers, Needles needles)
      throws SQLException {
    OwnTexts texts = new OwnTexts(connection, owner, needles);
    for (long number : numbers) {
      RawContent.ofInteraction(connection, owner, number, needles);
      texts.ofInteraction(number);
    }
    return new Counts(Erasure.interactions(connection, owner, numbers), 0, 0);
  }

  private ErasureReceipt run(Subject subject, Work work) {
    return profiler.counted(MemoryStages.ERASE, span -> run(subject, work, span));
  }

  private ErasureReceipt run(Subject subject, Work work, Span span) {
    return recorder.exclusively(
        () -> {
          Needles needles = new Needles();
          Done done =
              database.write(
                  "erasing",
                  connection -> {
                    Counts counts = work.erase(connection, needles);
                    AuditEntry entry =
                        AuditTable.add(
                            connection,
                            clock.instant(),
                            AuditAction.ERASED,
                            subject.persona().number(),
                            counts.interactions() + counts.facts() + counts.preferences());
                    return new Done(counts, entry);
                  });
          span.add(MemoryStages.INTERACTIONS, done.counts().interactions());
          dropFromHeap(subject);
          return verify(subject, done, needles);
        });
  }

  private void dropFromHeap(Subject subject) {
    subject.changed();
    subject.factsChanged();
    erased.accept(subject.persona());
  }

  private ErasureReceipt verify(Subject subject, Done done, Needles needles) {
    boolean scrubbed = database.scrub();
    Verifier.Finding finding = search(subject, needles);
    if (!finding.found().isEmpty() && scrubbed) {
      // Rearranged pages can keep copies in parts that are not in use.
      database.rewrite();
      finding = search(subject, needles);
    }
    return new ErasureReceipt(
        done.entry(),
        done.counts().interactions(),
        done.counts().facts(),
        done.counts().preferences(),
        needles.all().size(),
        finding.searched(),
        finding.found());
  }

  private Verifier.Finding search(Subject subject, Needles needles) {
    return profiler.profile(MemoryStages.VERIFY, () -> verifier.search(subject, needles));
  }
}
