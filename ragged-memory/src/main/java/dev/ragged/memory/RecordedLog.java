package dev.ragged.memory;

import dev.ragged.memory.persona.Session;
import dev.ragged.memory.query.OwnRows;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads what one persona asked, and what it thought of the answers. */
final class RecordedLog {
  private final OwnRows rows;

  RecordedLog(OwnRows rows) {
    this.rows = rows;
  }

  List<Interaction> recent(int limit) {
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

  Optional<Interaction> find(UUID interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return rows.read(
            "reading an interaction",
            (connection, owner) -> InteractionTable.find(connection, owner, interaction))
        .map(InteractionTable.Row::interaction);
  }

  Optional<Feedback> feedback(UUID interaction) {
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

  long count() {
    return rows.read("counting interactions", InteractionTable::count);
  }

  List<Session> sessions(int limit) {
    requirePositive(limit);
    return rows.read(
        "reading sessions", (connection, owner) -> SessionTable.list(connection, owner, limit));
  }
}
