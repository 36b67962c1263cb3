package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ragged.error.StoreException;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.StoreConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorpusCallsTest {
  private final OpenGate gate = new OpenGate();
  private final CorpusCalls calls = new CorpusCalls(gate, "the made-up store");

  @Test
  void answer_whileItRuns_isInsideAndLeaves() {
    assertThat(calls.answer("counting", gate::isEmpty)).isFalse();
    assertThat(gate.isEmpty()).isTrue();
  }

  @Test
  void call_databaseFails_namesStoreAndCallAndLeaves() {
    SQLException cause = new SQLException("made up");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> calls.answer("counting", () -> fail(cause)))
        .withMessageContainingAll("the made-up store", "counting")
        .withCause(cause);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> calls.run("storing", () -> fail(cause)))
        .withMessageContainingAll("the made-up store", "storing");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> calls.open("reading", () -> Optional.of(fail(cause))))
        .withMessageContainingAll("the made-up store", "reading");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> calls.answer("asking", () -> failingLease(cause), Connection::getCatalog))
        .withMessageContainingAll("the made-up store", "asking");
    assertThat(gate.isEmpty()).isTrue();
  }

  private static String fail(SQLException cause) throws SQLException {
    throw cause;
  }

  private static StoreConnections.Lease failingLease(SQLException cause) throws SQLException {
    throw cause;
  }

  @Test
  void call_closed_isRefusedAndDoesNothing() {
    gate.shut();
    assertThatIllegalStateException().isThrownBy(() -> calls.run("storing", this::neverRuns));
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                calls.open(
                    "reading",
                    () -> {
                      neverRuns();
                      return Optional.empty();
                    }));
    assertThat(gate.isEmpty()).isTrue();
  }

  private void neverRuns() {
    throw new AssertionError("the store is closed");
  }

  @Test
  void open_something_staysInsideUntilItLeaves() {
    assertThat(calls.open("reading", () -> Optional.of("reader"))).contains("reader");
    assertThat(gate.isEmpty()).isFalse();
    gate.leave();
    assertThat(gate.isEmpty()).isTrue();
  }

  @Test
  void open_nothing_leaves() {
    assertThat(calls.open("reading", Optional::empty)).isEmpty();
    assertThat(gate.isEmpty()).isTrue();
  }
}
