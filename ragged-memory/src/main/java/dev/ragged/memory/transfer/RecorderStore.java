package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.Session;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.memory.store.Owner;
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
    T write(LogWriter writer) throws SQLException;
  }

  private final Recorder recorder;
  private final Owner owner;
  private final boolean replace;

  RecorderStore(Recorder recorder, Owner owner, boolean replace) {
    this.recorder = recorder;
    this.owner = owner;
    this.replace = replace;
  }

  @Override
  public List<LogWriter.Fate> interactions(List<LogWriter.Entry> entries) {
    return durable(writer -> writer.put(entries, replace));
  }

  @Override
  public void sessions(List<Session> sessions) {
    var unused =
        durable(
            writer -> {
              for (Session session : sessions) {
                writer.put(session);
              }
              return true;
            });
  }

  private <T> T durable(Batch<T> batch) {
    // Of several attempts the last one's result counts.
    AtomicReference<T> result = new AtomicReference<>();
    CompletableFuture<Boolean> done =
        recorder.record(
            owner.persona(),
            statements -> {
              result.set(batch.write(new LogWriter(statements, owner)));
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
