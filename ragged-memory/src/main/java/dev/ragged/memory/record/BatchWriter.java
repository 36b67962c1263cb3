package dev.ragged.memory.record;

import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits writes, many at once. */
final class BatchWriter {
  private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);

  private final MemoryDatabase database;
  private final OperationProfiler profiler;
  private final AtomicLong retries = new AtomicLong();

  BatchWriter(MemoryDatabase database, OperationProfiler profiler) {
    this.profiler = profiler;
    this.database = database;
  }

  /**
   * Commits all of {@code batch} in one transaction and returns each one's result. If that fails,
   * commits each in a transaction of its own, in order, so that what fails fails alone, up to the
   * first that finds that nothing can be written: its outcome is the last one. A write for a
   * persona that is gone gives false and writes nothing.
   */
  List<Outcome> commit(List<Pending> batch) {
    try {
      return commitAll(batch);
    } catch (RuntimeException e) {
      log.debug("a batch was not committed; its writes are tried one by one", e);
      retries.incrementAndGet();
    }
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    for (Pending pending : batch) {
      Outcome outcome = commitAlone(pending);
      outcomes.add(outcome);
      if (outcome.mayPass()) {
        break;
      }
    }
    return outcomes;
  }

  /** Returns how many batches were tried again, one by one. */
  long retries() {
    return retries.get();
  }

  private Outcome commitAlone(Pending pending) {
    try {
      return commitAll(List.of(pending)).get(0);
    } catch (RuntimeException e) {
      return Outcome.failed(pending, e);
    }
  }

  private List<Outcome> commitAll(List<Pending> batch) {
    List<Boolean> results =
        profiler.counted(
            MemoryStages.WRITE,
            span -> {
              List<Boolean> written =
                  database.write("recording", connection -> apply(connection, batch));
              span.add(MemoryStages.RECORDS, batch.size());
              return written;
            });
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      outcomes.add(Outcome.of(batch.get(i), results.get(i)));
    }
    return outcomes;
  }

  private static List<Boolean> apply(Connection connection, List<Pending> batch)
      throws SQLException {
    Map<Long, Boolean> personas = new HashMap<>();
    List<Boolean> results = new ArrayList<>(batch.size());
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (Pending pending : batch) {
        Boolean there = personas.get(pending.persona());
        if (there == null) {
          there = PersonaTable.exists(connection, pending.persona());
          personas.put(pending.persona(), there);
        }
        results.add(there && pending.write().apply(statements));
      }
    }
    return results;
  }
}
