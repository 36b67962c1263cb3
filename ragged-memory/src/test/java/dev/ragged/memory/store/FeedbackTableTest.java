package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of feedback. A write may be tried again after it was committed unnoticed. */
class FeedbackTableTest {
  private static final Owner ANA = new Owner(1, PlainCipher.INSTANCE);
  private static final UUID ASKED = new UUID(3, 4);

  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.FULL);

  @BeforeEach
  void ask() {
    database.write(
        "asking",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            Interaction interaction =
                Interaction.builder("which", Instant.EPOCH)
                    .id(ASKED)
                    .session(new UUID(1, 1))
                    .build();
            return InteractionTable.add(statements, ANA, interaction);
          }
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void give(Feedback feedback) {
    boolean there =
        database.write(
            "judging",
            connection -> {
              try (PreparedStatements statements = new PreparedStatements(connection)) {
                return FeedbackTable.add(statements, ANA, ASKED, feedback, Instant.EPOCH);
              }
            });
    assertThat(there).isTrue();
  }

  private long rows() {
    return database.read(
        "counting", connection -> Sql.number(connection, "SELECT count(*) FROM feedback"));
  }

  @Test
  void add_sameAgain_addsNothing() {
    give(Feedback.corrected("spaghetti"));
    give(Feedback.corrected("spaghetti"));
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void add_sameAfterAnother_countsAgain() {
    for (Feedback feedback :
        List.of(Feedback.positive(), Feedback.negative(), Feedback.positive())) {
      give(feedback);
    }
    assertThat(rows()).isEqualTo(3);
    Optional<Feedback> last =
        database.read("reading", connection -> FeedbackTable.last(connection, ANA, 1));
    assertThat(last).contains(Feedback.positive());
  }
}
