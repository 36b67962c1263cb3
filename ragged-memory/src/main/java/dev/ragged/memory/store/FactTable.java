package dev.ragged.memory.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactRevision;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.RecordStamp;
import dev.ragged.memory.fact.Validity;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The versions of facts. Rows are added, closed once, and erased; nothing else of them changes.
 * Sequence numbers count per persona, so that none says how much others state.
 */
public final class FactTable {
  private static final String SELECT =
      "SELECT " + StoredFact.COLUMNS + " FROM fact_version WHERE persona = ?";
  // Written out, because an index of believed versions is chosen only by this very condition.
  private static final String BELIEVED = " AND recorded_to = " + StoredFact.OPEN;

  static final String ALL = SELECT + " ORDER BY sequence";
  static final String ALL_BELIEVED = SELECT + BELIEVED;
  static final String LAST = SELECT + " ORDER BY sequence DESC LIMIT 1";
  static final String OF_FACT = SELECT + " AND fact = ? ORDER BY version";
  static final String LAST_OF_FACT = SELECT + " AND fact = ? ORDER BY version DESC LIMIT 1";
  static final String ONE = SELECT + " AND sequence = ?";
  static final String OF_CONTENT = SELECT + " AND content_key = ?" + BELIEVED;
  static final String OF_SLOT = SELECT + " AND slot = ? AND recorded_to > ? AND recorded_from <= ?";

  private static final String INSERT =
      "INSERT INTO fact_version (" + StoredFact.COLUMNS + ") VALUES (" + Sql.marks(14) + ")";
  private static final String CLOSE =
      "UPDATE fact_version SET recorded_to = ?, crc = ? WHERE persona = ? AND sequence = ?";

  private FactTable() {}

  /** Returns all versions of the persona, in the order in which they were recorded. */
  public static List<FactVersion> all(PreparedStatements statements, Owner owner)
      throws SQLException {
    return statements.list(ALL, row -> StoredFact.read(row, owner).version(), owner.persona());
  }

  /** Returns the last version of each of the persona's facts, in no order. */
  public static List<FactVersion> believed(PreparedStatements statements, Owner owner)
      throws SQLException {
    return statements.list(
        ALL_BELIEVED, row -> StoredFact.read(row, owner).version(), owner.persona());
  }

  /**
   * Returns the versions of the persona's facts of one subject and predicate that were known at
   * {@code knownTime}, in no order.
   */
  public static List<FactVersion> known(
      PreparedStatements statements,
      Owner owner,
      String subject,
      String predicate,
      Instant knownTime)
      throws SQLException {
    long known = millis(knownTime);
    return statements.list(
        OF_SLOT,
        row -> StoredFact.read(row, owner).version(),
        owner.persona(),
        FactKeys.slot(owner, subject, predicate),
        known,
        known);
  }

  private static long millis(Instant time) {
    if (time.isBefore(Validity.EARLIEST)) {
      return Validity.EARLIEST.toEpochMilli();
    }
    return (time.isAfter(Validity.LATEST) ? Validity.LATEST : time).toEpochMilli();
  }

  /** Returns all versions of one of the persona's facts. */
  public static Optional<FactHistory> history(
      PreparedStatements statements, Owner owner, FactId fact) throws SQLException {
    List<FactVersion> versions =
        statements.list(
            OF_FACT,
            row -> StoredFact.read(row, owner).version(),
            owner.persona(),
            Ids.bytes(fact.value()));
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(FactHistory.of(versions));
    } catch (IllegalArgumentException e) {
      throw new StoreCorruptedException(
          "rows of fact "
              + fact
              + " in the memory's table fact_version do not follow each other: "
              + e.getMessage()
              + "; restore a backup",
          e);
    }
  }

  /** Returns the last version of one of the persona's facts. */
  public static Optional<FactVersion> last(PreparedStatements statements, Owner owner, FactId fact)
      throws SQLException {
    return statements.first(
        LAST_OF_FACT,
        row -> StoredFact.read(row, owner).version(),
        owner.persona(),
        Ids.bytes(fact.value()));
  }

  /** Returns when the persona's last version was recorded. */
  static Optional<RecordStamp> lastStamp(PreparedStatements statements, Owner owner)
      throws SQLException {
    return statements.first(
        LAST, row -> StoredFact.read(row, owner).version().recorded(), owner.persona());
  }

  /** Returns the fact that states just this and is believed, the first that was recorded so. */
  static Optional<FactVersion> find(PreparedStatements statements, Owner owner, Fact fact)
      throws SQLException {
    return statements
        .list(
            OF_CONTENT,
            row -> StoredFact.read(row, owner).version(),
            owner.persona(),
            FactKeys.content(owner, fact))
        .stream()
        .filter(version -> !version.isRetraction() && version.fact().equals(fact))
        .min((one, other) -> Long.compare(one.sequence(), other.sequence()));
  }

  /** Adds a version. */
  static void add(PreparedStatements statements, Owner owner, FactVersion version)
      throws SQLException {
    statements.update(INSERT, StoredFact.seal(owner, version).row(owner));
  }

  /** Closes the last version of a fact and adds the next. */
  static void revise(PreparedStatements statements, Owner owner, FactRevision revision)
      throws SQLException {
    FactVersion closed = revision.closed();
    // The sealed bytes stay as they are, and the checksum is over them.
    StoredFact stored =
        statements
            .first(ONE, row -> StoredFact.read(row, owner), owner.persona(), closed.sequence())
            .orElseThrow()
            .with(closed);
    statements.update(
        CLOSE,
        closed.recordedTo().orElseThrow().toEpochMilli(),
        stored.checksum(owner),
        owner.persona(),
        closed.sequence());
    add(statements, owner, revision.added());
  }
}
