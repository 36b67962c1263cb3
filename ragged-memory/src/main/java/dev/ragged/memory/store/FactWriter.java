package dev.ragged.memory.store;

import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactRevision;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.RecordStamp;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * States and changes facts of one persona within a transaction that the caller begins and ends.
 * What is written carries one time after the other, whatever the clock does. One thread at a time.
 */
public final class FactWriter implements AutoCloseable {
  private final PreparedStatements statements;
  private final Owner owner;
  private final Supplier<Instant> clock;
  private final Supplier<FactId> newId;
  private Optional<RecordStamp> last;
  private boolean changed;

  /** Creates one for the persona of {@code owner}; ids of new facts come from {@code newId}. */
  public FactWriter(
      Connection connection, Owner owner, Supplier<Instant> clock, Supplier<FactId> newId)
      throws SQLException {
    this.statements = new PreparedStatements(connection);
    this.owner = Objects.requireNonNull(owner, "owner");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.newId = Objects.requireNonNull(newId, "newId");
    this.last = FactTable.lastStamp(statements, owner);
  }

  /** States a fact and returns its id: a new one, unless the same is believed already. */
  public FactId state(Fact fact) throws SQLException {
    Optional<FactVersion> present = FactTable.find(statements, owner, fact);
    if (present.isPresent()) {
      return present.get().id();
    }
    FactVersion first = FactVersion.stated(newId.get(), fact, stamp());
    FactTable.add(statements, owner, first);
    written(first);
    return first.id();
  }

  /**
   * Changes a fact and returns its new version.
   *
   * @throws IllegalArgumentException if the persona has no such fact, or the change cannot be made
   * @throws dev.ragged.memory.fact.StaleFactException if the change expected another version
   */
  public FactVersion change(FactId fact, FactChange change) throws SQLException {
    FactHistory history =
        FactTable.history(statements, owner, fact)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there must be a fact of this id: fact="
                            + fact
                            + "; it was never stated by this persona, or it was erased"));
    FactRevision revision = change.apply(history, stamp());
    FactTable.revise(statements, owner, revision);
    written(revision.added());
    return revision.added();
  }

  private RecordStamp stamp() {
    Instant now = clock.get();
    return last.map(former -> former.next(now)).orElseGet(() -> RecordStamp.first(now));
  }

  private void written(FactVersion version) {
    last = Optional.of(version.recorded());
    changed = true;
  }

  /** Returns whether anything was written. */
  public boolean changed() {
    return changed;
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
