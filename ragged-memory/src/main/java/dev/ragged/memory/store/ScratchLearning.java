package dev.ragged.memory.store;

import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Learns from a log in a database that is not the log's own. What was counted stays there; what was
 * asked does not, so that it grows with the topics and not with the log.
 */
public final class ScratchLearning {
  private static final UUID SESSION = new UUID(0, 0);

  private ScratchLearning() {}

  /**
   * Counts {@code steps}, none of which is before any that was counted earlier, within the caller's
   * transaction.
   */
  public static void learn(Connection connection, Owner owner, List<LogStep> steps)
      throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection);
        Learning learning = new Learning(connection, owner)) {
      for (LogStep step : steps) {
        learning.add(
            new Lesson(place(statements, owner, step), step.at(), step.topics(), step.documents()));
      }
      learning.finish();
      // In the order of time nothing is counted anew, so no sighting is needed again.
      statements.update("DELETE FROM interaction WHERE persona = ?", owner.persona());
    }
  }

  /** Adds the row that sightings refer to, without what was asked. */
  private static long place(PreparedStatements statements, Owner owner, LogStep step)
      throws SQLException {
    Interaction empty =
        Interaction.builder("-", step.at()).id(new UUID(0, step.number())).session(SESSION).build();
    return InteractionTable.add(statements, owner, empty).orElseThrow();
  }
}
