package dev.ragged.memory.question;

import dev.ragged.memory.store.Owner;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;

/** The vector of a question that is being recorded, if there is one. Immutable. */
@FunctionalInterface
public interface QuestionVector {
  /** No vector. */
  QuestionVector NONE = (statements, owner, interaction) -> {};

  /** Adds it to the interaction with this number, in the caller's transaction. */
  void keep(PreparedStatements statements, Owner owner, long interaction) throws SQLException;
}
