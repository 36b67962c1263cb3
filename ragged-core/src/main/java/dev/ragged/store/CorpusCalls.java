package dev.ragged.store;

import dev.ragged.index.VectorIndex;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.SqlFailure;
import dev.ragged.sqlite.StoreConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Lets calls of a store in while it is open, and says which store and which call it was if the
 * database fails. Thread-safe.
 */
final class CorpusCalls {
  /** What gives an answer. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** What gives none. */
  @FunctionalInterface
  interface Task {
    void run() throws SQLException;
  }

  /** What a connection is asked. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** What an index is asked. */
  @FunctionalInterface
  interface Inspection<T> {
    T of(VectorIndex index) throws SQLException;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Use {
    void of(Connection connection) throws SQLException;
  }

  /** Where the connection comes from. */
  @FunctionalInterface
  interface Leases {
    StoreConnections.Lease take() throws SQLException;
  }

  private final OpenGate gate;
  private final String place;

  CorpusCalls(OpenGate gate, String place) {
    this.gate = gate;
    this.place = place;
  }

  /**
   * Returns what {@code work} gives.
   *
   * @param doing what fails if it fails, as in "storing documents"
   * @throws IllegalStateException if the store is closed
   * @throws dev.ragged.error.RaggedException if the database fails
   */
  <T> T answer(String doing, Work<T> work) {
    gate.enter();
    try {
      return work.run();
    } catch (SQLException e) {
      throw SqlFailure.of(place, doing, e);
    } finally {
      gate.leave();
    }
  }

  /** As {@link #answer(String, Work)}, on a connection that is given back. */
  <T> T answer(String doing, Leases leases, Question<T> question) {
    return answer(
        doing,
        () -> {
          try (StoreConnections.Lease lease = leases.take()) {
            return question.ask(lease.connection());
          }
        });
  }

  /** As {@link #answer(String, Work)}, without an answer. */
  void run(String doing, Task task) {
    boolean unused =
        answer(
            doing,
            () -> {
              task.run();
              return true;
            });
  }

  /** As {@link #run(String, Task)}, on a connection that is given back. */
  void run(String doing, Leases leases, Use use) {
    run(
        doing,
        () -> {
          try (StoreConnections.Lease lease = leases.take()) {
            use.of(lease.connection());
          }
        });
  }

  /**
   * As {@link #answer(String, Work)}, but what is opened stays inside the gate, which it has to
   * leave itself. If nothing is opened, this leaves it.
   */
  <T> Optional<T> open(String doing, Work<Optional<T>> work) {
    gate.enter();
    boolean opened = false;
    try {
      Optional<T> answer = work.run();
      opened = answer.isPresent();
      return answer;
    } catch (SQLException e) {
      throw SqlFailure.of(place, doing, e);
    } finally {
      if (!opened) {
        gate.leave();
      }
    }
  }
}
