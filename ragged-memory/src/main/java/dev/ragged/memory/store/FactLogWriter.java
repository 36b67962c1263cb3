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
 * <p>A version keeps its sequence number if nothing else has it. From the first one on that is
 * taken, numbers go on behind the last that there is.
 */
public final class FactLogWriter {
  private static final String TAKEN =
      "SELECT 1 FROM fact_version WHERE persona = ? AND sequence = ?";
  private static final String REMOVE = "DELETE FROM fact_version WHERE persona = ? AND fact = ?";

  private final PreparedStatements statements;
  private final Owner owner;

  /** What is added to the numbers in the file. */
  private long shift;

  /** Creates one for the persona of {@code owner}. */
  public FactLogWriter(PreparedStatements statements, Owner owner) {
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

  private void add(FactHistory fact) throws SQLException {
    if (isTaken(fact)) {
      shift = FactTable.lastStamp(statements, owner).map(RecordStamp::sequence).orElse(0L);
    }
    for (FactVersion version : fact.versions()) {
      FactTable.add(statements, owner, numbered(version, Math.addExact(version.sequence(), shift)));
    }
  }

  private boolean isTaken(FactHistory fact) throws SQLException {
    for (FactVersion version : fact.versions()) {
      long sequence = Math.addExact(version.sequence(), shift);
      if (statements.number(TAKEN, owner.persona(), sequence).isPresent()) {
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
