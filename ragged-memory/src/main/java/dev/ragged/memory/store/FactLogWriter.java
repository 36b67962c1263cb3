package dev.ragged.memory.store;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.RecordStamp;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds facts of a persona as they were exported, within the caller's transaction: with all their
 * versions, recorded when they were recorded. One thread at a time.
 *
 * <p>Sequence numbers are moved up by one number for all, which keeps their order. If one is taken
 * all the same, because something was stated meanwhile, the rest moves behind the last that there
 * is.
 */
public final class FactLogWriter {
  private static final String TAKEN =
      "SELECT 1 FROM fact_version WHERE persona = ? AND sequence = ? AND fact <> ?";
  private static final String REMOVE = "DELETE FROM fact_version WHERE persona = ? AND fact = ?";

  private final PreparedStatements statements;
  private final Owner owner;

  private long shift;

  /**
   * Creates one for the persona of {@code owner}.
   *
   * @param shift what is added to sequence numbers, at least 0
   */
  public FactLogWriter(PreparedStatements statements, Owner owner, long shift) {
    this.shift = shift;
    this.statements = Objects.requireNonNull(statements, "statements");
    this.owner = Objects.requireNonNull(owner, "owner");
  }

  /**
   * Returns what {@link #put} would do now. Writes nothing.
   *
   * @param replace whether another fact of the same id gives way
   */
  public List<Fate> fates(List<FactHistory> facts, boolean replace) throws SQLException {
    List<Fate> fates = new ArrayList<>(facts.size());
    for (FactHistory fact : facts) {
      fates.add(fate(fact, replace));
    }
    return fates;
  }

  private Fate fate(FactHistory fact, boolean replace) throws SQLException {
    Optional<FactHistory> present = FactTable.history(statements, owner, fact.id());
    if (present.isEmpty()) {
      return Fate.ADDED;
    }
    return replace && !unnumbered(present.get()).equals(unnumbered(fact))
        ? Fate.REPLACED
        : Fate.SKIPPED;
  }

  /** Returns the versions with numbers that say nothing of other facts. */
  private static List<FactVersion> unnumbered(FactHistory fact) {
    return fact.versions().stream().map(version -> numbered(version, version.number())).toList();
  }

  private static FactVersion numbered(FactVersion version, long sequence) {
    return new FactVersion(
        version.id(),
        version.number(),
        version.kind(),
        version.fact(),
        new RecordStamp(version.recordedFrom(), sequence),
        version.recordedTo(),
        version.reason());
  }

  /** Adds facts of different ids, or puts them in the place of those that are there. */
  public List<Fate> put(List<FactHistory> facts, boolean replace) throws SQLException {
    List<Fate> fates = new ArrayList<>(facts.size());
    for (FactHistory fact : facts) {
      Fate fate = fate(fact, replace);
      fates.add(fate);
      if (fate == Fate.REPLACED) {
        statements.update(REMOVE, owner.persona(), Ids.bytes(fact.id().value()));
      }
      if (fate != Fate.SKIPPED) {
        add(fact);
      }
    }
    return fates;
  }

  /** Returns what is added to sequence numbers by now. */
  public long shift() {
    return shift;
  }

  /** Returns the last sequence number that there is, or 0. */
  public long last() throws SQLException {
    return FactTable.lastStamp(statements, owner).map(RecordStamp::sequence).orElse(0L);
  }

  /** Returns whether a number of what {@code put} would add belongs to another fact. */
  public boolean clashes(List<FactHistory> facts, boolean replace) throws SQLException {
    for (FactHistory fact : facts) {
      if (fate(fact, replace) != Fate.SKIPPED && isTaken(fact)) {
        return true;
      }
    }
    return false;
  }

  private void add(FactHistory fact) throws SQLException {
    if (isTaken(fact)) {
      shift = last();
    }
    for (FactVersion version : fact.versions()) {
      FactTable.add(statements, owner, numbered(version, Math.addExact(version.sequence(), shift)));
    }
  }

  private boolean isTaken(FactHistory fact) throws SQLException {
    for (FactVersion version : fact.versions()) {
      long sequence = Math.addExact(version.sequence(), shift);
      if (statements
          .number(TAKEN, owner.persona(), sequence, Ids.bytes(fact.id().value()))
          .isPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Declares a predicate, unless something else was declared of it and it does not give way.
   *
   * @param replace whether it does
   */
  public void put(String predicate, Cardinality cardinality, boolean replace) throws SQLException {
    if (replace
        || !PredicateTable.rules(statements, owner, predicate).asMap().containsKey(predicate)) {
      PredicateTable.put(statements, owner, predicate, cardinality);
    }
  }
}
