package dev.ragged.memory.store;

import dev.ragged.memory.persona.Session;
import dev.ragged.memory.time.Period;
import dev.ragged.sqlite.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads what one persona did in a period from one state of the database, a row at a time. One
 * thread at a time.
 */
public final class LogReader {
  /**
   * A topic that was met in an interaction.
   *
   * @param asked whether the question spoke of it; else only what was found did
   */
  public record Met(String topic, boolean asked) {}

  private record Use(long interactions, long first, long last) {}

  /** The column behind those of a topic. */
  private static final int ASKED = 12;

  private static final String OF_PERIOD =
      " FROM interaction WHERE persona = ? AND asked_at BETWEEN ? AND ?";
  private static final String IN_ORDER =
      "SELECT " + InteractionTable.COLUMNS + OF_PERIOD + " ORDER BY asked_at, number";
  private static final String MET =
      "SELECT "
          + TopicTable.COLUMNS
          + ", sighting.asked FROM sighting JOIN topic ON topic.number = sighting.topic"
          + " AND topic.persona = sighting.persona"
          + " WHERE sighting.interaction = ? AND sighting.persona = ? ORDER BY topic.key";
  private static final String USE =
      "SELECT count(*), min(asked_at), max(asked_at)" + OF_PERIOD + " AND session = ?";
  private static final String SESSIONS =
      "SELECT persona, id, created_at, used_at, crc FROM session WHERE persona = ? ORDER BY id";

  private final Connection connection;
  private final Owner owner;
  private final Optional<Period> period;
  private final MillisRange range;

  /**
   * Creates a reader.
   *
   * @param connection in a transaction of the caller's
   * @param period when what is read was asked; empty for all there is
   */
  public LogReader(Connection connection, Owner owner, Optional<Period> period) {
    this.connection = Objects.requireNonNull(connection, "connection");
    this.owner = Objects.requireNonNull(owner, "owner");
    this.period = Objects.requireNonNull(period, "period");
    this.range = MillisRange.of(period);
  }

  /** Returns how many interactions there are. */
  public long count() throws SQLException {
    return Sql.number(
        connection, "SELECT count(*)" + OF_PERIOD, owner.persona(), range.first(), range.last());
  }

  /** Gives the interactions by the time of asking, then in the order of recording. */
  public void interactions(RowSink<InteractionTable.Row> sink) throws SQLException, IOException {
    RowStream.each(
        connection,
        IN_ORDER,
        row -> InteractionTable.row(row, owner),
        sink,
        owner.persona(),
        range.first(),
        range.last());
  }

  /** Returns all feedback on an interaction, in the order in which it was given. */
  public List<FeedbackTable.Given> feedback(long interaction) throws SQLException {
    return FeedbackTable.all(connection, owner, interaction);
  }

  /** Returns the topics that were met in an interaction. */
  public List<Met> met(long interaction) throws SQLException {
    return Sql.list(
        connection,
        MET,
        row -> new Met(TopicTable.row(row, owner).name(), row.getLong(ASKED) != 0),
        interaction,
        owner.persona());
  }

  /**
   * Gives the sessions by id. Of a period those in which something was asked then, from the first
   * to the last such question.
   */
  public void sessions(RowSink<Session> sink) throws SQLException, IOException {
    RowStream.each(
        connection,
        SESSIONS,
        row -> SessionTable.row(row, owner),
        session -> {
          if (period.isEmpty()) {
            sink.accept(session);
            return;
          }
          Use use = use(session);
          if (use.interactions() > 0) {
            sink.accept(
                new Session(
                    session.id(),
                    Instant.ofEpochMilli(use.first()),
                    Instant.ofEpochMilli(use.last())));
          }
        },
        owner.persona());
  }

  private Use use(Session session) throws SQLException {
    return Sql.first(
            connection,
            USE,
            row -> new Use(row.getLong(1), row.getLong(2), row.getLong(3)),
            owner.persona(),
            range.first(),
            range.last(),
            Ids.bytes(session.id()))
        .orElseThrow();
  }
}
