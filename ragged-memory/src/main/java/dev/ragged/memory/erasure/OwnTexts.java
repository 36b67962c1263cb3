package dev.ragged.memory.erasure;

import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PreferenceTable;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the texts of one persona as they were before they were sealed or put beside others in a
 * row, for a search for copies of them. One thread at a time.
 */
final class OwnTexts {
  private static final int PAGE = 1_000;

  private final Connection connection;
  private final Owner owner;
  private final Needles needles;

  /** Creates a reader that adds what it reads to {@code needles}. */
  OwnTexts(Connection connection, Owner owner, Needles needles) {
    this.connection = connection;
    this.owner = owner;
    this.needles = needles;
  }

  /** Reads questions, answers, and values of preferences. */
  void all() throws SQLException {
    List<InteractionTable.Row> rows = InteractionTable.after(connection, owner, 0, PAGE);
    while (!rows.isEmpty()) {
      rows.forEach(row -> of(row.interaction()));
      long last = rows.get(rows.size() - 1).number();
      rows = InteractionTable.after(connection, owner, last, PAGE);
    }
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (Preference preference : PreferenceTable.all(statements, owner)) {
        needles.text(preference.value());
      }
    }
  }

  /** Reads question and answer of the interaction with this number, if there is one. */
  void ofInteraction(long number) throws SQLException {
    InteractionTable.find(connection, owner, number).ifPresent(row -> of(row.interaction()));
  }

  private void of(Interaction interaction) {
    needles.text(interaction.query());
    interaction.response().ifPresent(needles::text);
  }
}
