package dev.ragged.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
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

  @Test
  void reader_impatientWhileAllAreLent_getsNoneAndTakesNoTurn() throws Exception {
    try (FileConnections connections =
        FileConnections.open(
            temp.resolve("ragged.db"), Durability.FULL, ConnectionLimits.DEFAULT)) {
      Deque<StoreConnections.Lease> taken = takeAll(connections);
      assertThat(connections.reader(Duration.ofMillis(20))).isEmpty();
      assertThat(connections.reader(Duration.ZERO)).isEmpty();
      giveBack(taken);
      assertThat(connections.reader(Duration.ZERO))
          .hasValueSatisfying(lease -> assertThatCode(lease::close).doesNotThrowAnyException());
      giveBack(takeAll(connections));
    }
  }

  @Test
  void reader_manyWait_areServedInTheirOrder() throws Exception {
    int waiting = 40;
    List<Integer> served = Collections.synchronizedList(new ArrayList<>());
    try (FileConnections connections =
        FileConnections.open(
            temp.resolve("ragged.db"), Durability.FULL, ConnectionLimits.DEFAULT)) {
      Deque<StoreConnections.Lease> taken = takeAll(connections);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < waiting; i++) {
        int number = i;
        Thread thread =
            new Thread(
                () -> {
                  try (StoreConnections.Lease lease = connections.reader()) {
                    served.add(number);
                    Sql.number(lease.connection(), "SELECT 1");
                  } catch (SQLException e) {
                    throw new AssertionError(e);
                  }
                });
        threads.add(thread);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
          Thread.onSpinWait();
        }
      }
      // One connection for all, so that who has it is alone.
      taken.remove().close();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(served).containsExactlyElementsOf(IntStream.range(0, waiting).boxed().toList());
      giveBack(taken);
    }
  }

  @Test
  void open_withLimits_eachConnectionHasThem() throws Exception {
    ConnectionLimits limits = new ConnectionLimits(1, 3L << 20);
    try (FileConnections connections =
        FileConnections.open(temp.resolve("ragged.db"), Durability.NORMAL, limits)) {
      try (StoreConnections.Lease writer = connections.writer();
          StoreConnections.Lease reader = connections.statement();
          StoreConnections.Lease longReader = connections.longReader()) {
        for (StoreConnections.Lease lease : List.of(writer, reader, longReader)) {
          assertThat(Sql.number(lease.connection(), "PRAGMA cache_size")).isEqualTo(-3 * 1_024);
          assertThat(Sql.number(lease.connection(), "PRAGMA synchronous")).isEqualTo(1);
          assertThat(Sql.number(lease.connection(), "PRAGMA mmap_size")).isZero();
        }
      }
      StoreConnections.Lease only = connections.statement();
      CompletableFuture<Boolean> second =
          CompletableFuture.supplyAsync(
              () -> {
                try (StoreConnections.Lease lease = connections.statement()) {
                  return lease.connection().isValid(1);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS));
      only.close();
      assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void limits_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionLimits(0, 1_024))
        .withMessageContaining("readers=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConnectionLimits(1, 1_023))
        .withMessageContaining("cacheBytes=1023");
  }
}
