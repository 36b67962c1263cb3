package dev.ragged.memory.store;

import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads one persona's log in the order of time, a few interactions at a time. What is recorded
 * after a reading began is not part of it. One thread at a time.
 */
public final class StepReader {
  /**
   * A place in the log: all that is asked later, or then and recorded later, comes after it.
   * Immutable.
   */
  public record Place(long askedAt, long number) {
    /** Before everything. */
    public static final Place START = new Place(Long.MIN_VALUE, 0);

    /** Returns the place of a step. */
    public static Place of(LogStep step) {
      return new Place(step.at().toEpochMilli(), step.number());
    }
  }

  /**
   * The part of the log that there was at one moment. Immutable.
   *
   * @param last number of the interaction recorded last
   * @param count how many interactions there were
   */
  public record Extent(long last, long count) {}

  /** Nothing that ranks reads how sure a sighting was. */
  private static final double SURE = 1;

  private static final String OF_EXTENT = " FROM interaction WHERE persona = ? AND number <= ?";

  private StepReader() {}

  /** Returns what there is of the log now. */
  public static Extent extent(Connection connection, Owner owner) throws SQLException {
    long last = InteractionTable.last(connection, owner);
    return new Extent(last, count(connection, owner, last));
  }

  /** Returns how many interactions up to {@code last} there are: fewer once some were erased. */
  public static long count(Connection connection, Owner owner, long last) throws SQLException {
    return Sql.number(connection, "SELECT count(*)" + OF_EXTENT, owner.persona(), last);
  }

  /** Returns the place before the last {@code steps} interactions of an extent. */
  public static Place before(Connection connection, Owner owner, Extent extent, long steps)
      throws SQLException {
    if (extent.count() <= steps) {
      return Place.START;
    }
    return Sql.first(
            connection,
            "SELECT asked_at, number" + OF_EXTENT + " ORDER BY asked_at, number LIMIT 1 OFFSET ?",
            row -> new Place(row.getLong(1), row.getLong(2)),
            owner.persona(),
            extent.last(),
            extent.count() - steps - 1)
        .orElse(Place.START);
  }

  /** Returns the steps of an extent after a place, at most {@code limit}. */
  public static List<LogStep> after(
      Connection connection, Owner owner, Extent extent, Place place, int limit)
      throws SQLException {
    // Each row is made small before the next is read: an interaction may hold a long answer.
    List<LogStep> plain =
        Sql.list(
            connection,
            "SELECT "
                + InteractionTable.COLUMNS
                + OF_EXTENT
                + " AND (asked_at, number) > (?, ?) ORDER BY asked_at, number LIMIT ?",
            row -> step(InteractionTable.row(row, owner)),
            owner.persona(),
            extent.last(),
            place.askedAt(),
            place.number(),
            limit);
    LogReader log = new LogReader(connection, owner, Optional.empty());
    List<LogStep> steps = new ArrayList<>(plain.size());
    for (LogStep step : plain) {
      List<TopicSeen> topics =
          log.met(step.number()).stream()
              .map(met -> new TopicSeen(met.topic(), met.asked(), SURE))
              .sorted(Comparator.comparing(TopicSeen::name))
              .toList();
      steps.add(
          new LogStep(
              step.number(),
              step.at(),
              step.query(),
              step.documents(),
              FeedbackTable.last(connection, owner, step.number()),
              topics));
    }
    return steps;
  }

  private static LogStep step(InteractionTable.Row row) {
    Interaction interaction = row.interaction();
    Instant at = interaction.askedAt();
    return new LogStep(
        row.number(),
        at,
        interaction.query(),
        interaction.hits().stream().map(ChunkId::document).distinct().toList(),
        Optional.empty(),
        List.of());
  }
}
