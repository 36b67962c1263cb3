package dev.ragged.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileConnectionsTest {
  private static final int READERS = 2 * Runtime.getRuntime().availableProcessors() + 2;

  @TempDir Path temp;

  private static Deque<StoreConnections.Lease> takeAll(FileConnections connections)
      throws Exception {
    Deque<StoreConnections.Lease> taken = new ArrayDeque<>();
    for (int i = 0; i < READERS; i++) {
      taken.add(connections.reader());
    }
    return taken;
  }

  private static void giveBack(Deque<StoreConnections.Lease> taken) throws Exception {
    while (!taken.isEmpty()) {
      taken.remove().close();
    }
  }

  @Test
  void reader_interruptedWhileAllAreLent_waitsOnAndKeepsTheFlag() throws Exception {
    try (FileConnections connections =
        FileConnections.open(
            temp.resolve("ragged.db"), Durability.FULL, ConnectionLimits.DEFAULT)) {
      Deque<StoreConnections.Lease> taken = takeAll(connections);
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread waiting =
          new Thread(
              () -> {
                try (StoreConnections.Lease lease = connections.reader()) {
                  flag.complete(Thread.currentThread().isInterrupted());
                  Sql.number(lease.connection(), "SELECT 1");
                } catch (Exception e) {
                  flag.completeExceptionally(e);
                }
              });
      waiting.start();
      for (int i = 0; i < 20; i++) {
        waiting.interrupt();
        Thread.sleep(5);
      }
      assertThat(flag).isNotDone();
      taken.remove().close();
      assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
      waiting.join();
      giveBack(taken);
    }
  }

  @Test
  void longReader_whileAllReadersAreLent_getsAConnection() throws Exception {
    try (FileConnections connections =
        FileConnections.open(
            temp.resolve("ragged.db"), Durability.FULL, ConnectionLimits.DEFAULT)) {
      Deque<StoreConnections.Lease> taken = takeAll(connections);
      try (StoreConnections.Lease lease = connections.longReader()) {
        assertThat(Sql.number(lease.connection(), "SELECT 1")).isEqualTo(1);
      }
      giveBack(taken);
    }
  }
}
