package dev.ragged.memory.query;

import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What one persona asked and thought, as it was recorded. Thread-safe. */
public final class OwnLog {
  private final OwnRows rows;

  /** Creates access to the log in those rows. */
  public OwnLog(OwnRows rows) {
    this.rows = Objects.requireNonNull(rows, "rows");
  }

  /** Returns the last interactions, latest first. */
  public List<Interaction> recent(int limit) {
    requirePositive(limit);
    return rows
        .read(
            "reading interactions",
            (connection, owner) -> InteractionTable.recent(connection, owner, limit))
        .stream()
        .map(InteractionTable.Row::interaction)
        .toList();
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: limit=" + limit);
    }
  }

  /** Returns the interaction of this id. */
  public Optional<Interaction> find(UUID interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return rows.read(
            "reading an interaction",
            (connection, owner) -> InteractionTable.find(connection, owner, interaction))
        .map(InteractionTable.Row::interaction);
  }

  /** Returns the last feedback on the interaction of this id. */
  public Optional<Feedback> feedback(UUID interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return rows.read(
        "reading feedback",
        (connection, owner) -> {
          Optional<InteractionTable.Row> row =
              InteractionTable.find(connection, owner, interaction);
          return row.isEmpty()
              ? Optional.<Feedback>empty()
              : FeedbackTable.last(connection, owner, row.get().number());
        });
  }

  /** Returns how many interactions there are. */
  public long count() {
    return rows.read("counting interactions", InteractionTable::count);
  }

  /** Returns the sessions, last used first, at most {@code limit}, which is at least 1. */
  public List<Session> sessions(int limit) {
    requirePositive(limit);
    return rows.read(
        "reading sessions", (connection, owner) -> SessionTable.list(connection, owner, limit));
  }
}
