package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.FactLogWriter;
import dev.ragged.memory.store.Fate;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PreferenceMerge;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes batches as the recorder's, one at a time: durable and learned from when it returns, and in
 * turns with everything else that is recorded or erased.
 */
final class RecorderStore implements ImportStore {
  private interface Batch<T> {
    T write(PreparedStatements statements) throws SQLException;
  }

  private record Facts(List<Fate> fates, long shift) {}

  private final Recorder recorder;
  private final Subject subject;
  private final Owner owner;
  private final boolean replace;

  /** What is added to sequence numbers of facts. */
  private long shift;

  RecorderStore(Recorder recorder, Subject subject, boolean replace, long shift) {
    this.shift = shift;
    this.recorder = recorder;
    this.subject = subject;
    this.owner = subject.owner();
    this.replace = replace;
  }

  @Override
  public List<Fate> interactions(List<LogWriter.Entry> entries) {
    return durable(statements -> new LogWriter(statements, owner).put(entries, replace));
  }

  @Override
  public void sessions(List<Session> sessions) {
    var unused =
        durable(
            statements -> {
              LogWriter writer = new LogWriter(statements, owner);
              for (Session session : sessions) {
                writer.put(session);
              }
              return true;
            });
  }

  @Override
  public void predicates(List<PredicateRule> rules) {
    var unused =
        durable(
            statements -> {
              FactLogWriter writer = new FactLogWriter(statements, owner, shift);
              for (PredicateRule rule : rules) {
                writer.put(rule.predicate(), rule.cardinality(), replace);
              }
              return true;
            });
    subject.factsChanged();
  }

  @Override
  public List<Fate> facts(List<FactHistory> facts) {
    Facts written =
        durable(
            statements -> {
              FactLogWriter writer = new FactLogWriter(statements, owner, shift);
              List<Fate> fates = writer.put(facts, replace);
              return new Facts(fates, writer.shift());
            });
    shift = written.shift();
    subject.factsChanged();
    return written.fates();
  }

  @Override
  public List<Fate> preferences(List<Preference> preferences) {
    return durable(statements -> new PreferenceMerge(statements, owner).put(preferences, replace));
  }

  private <T> T durable(Batch<T> batch) {
    // Of several attempts the last one's result counts.
    AtomicReference<T> result = new AtomicReference<>();
    CompletableFuture<Boolean> done =
        recorder.record(
            owner.persona(),
            statements -> {
              result.set(batch.write(statements));
              return true;
            });
    recorder.flush();
    if (!join(done)) {
      throw new IllegalStateException(
          "the persona must not be deleted while its memory is imported");
    }
    return result.get();
  }

  private static boolean join(CompletableFuture<Boolean> done) {
    try {
      return done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
