package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged row of one persona, not yet learned from, harms that persona alone. */
class DamagedPersonaTest {
  @TempDir Path temp;

  private Ragged open() {
    return Ragged.builder()
        .directory(temp)
        .backend("exact")
        .embedder(LexicalEmbedder.create(16))
        .memory(MemoryOptions.DEFAULT)
        .build();
  }

  @BeforeEach
  void damage() {
    try (Ragged ragged = open()) {
      ragged.ingest(Document.of("a", "a page about pasta with basil"));
      for (String persona : new String[] {"ana", "bob"}) {
        PersonalMemory.of(ragged).personas().create(persona);
        var unused = ragged.persona(persona).search("pasta");
      }
    }
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(temp), Durability.FULL)) {
      database.write(
          "damaging",
          connection -> {
            // As if the process had ended before it learned, and then the disk failed.
            Sql.run(connection, "DELETE FROM setting WHERE key LIKE 'learned.%'");
            for (String table : new String[] {"sighting", "topic", "topic_pair"}) {
              Sql.run(connection, "DELETE FROM " + table);
            }
            Sql.run(connection, "DELETE FROM topic_document");
            Sql.run(connection, "DELETE FROM access");
            Sql.run(connection, "DELETE FROM document");
            return Sql.update(connection, "UPDATE interaction SET latency = 1 WHERE persona = 2");
          });
    }
  }

  @Test
  void flush_damagedRowOfOnePersona_learnsFromTheOthersAndSaysSo() {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.flush();

      assertThat(memory.of("bob").recent(10)).hasSize(1);
      assertThat(memory.of("bob").profile().isEmpty()).isFalse();
      assertThat(ragged.persona("ana").search("pasta").hits()).hasSize(1);
      assertThatThrownBy(() -> memory.of("ana").recent(10))
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("table interaction is damaged");
      assertThat(ragged.health().problems())
          .singleElement()
          .asString()
          .contains("persona number 2", "table interaction is damaged");
      assertThat(ragged.check().problems())
          .singleElement()
          .asString()
          .contains("table interaction is damaged: number=1");
    }
  }

  @Test
  void erase_damagedPersona_mendsTheMemory() {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.flush();
      memory.of("ana").erase();
      var unused =
          memory
              .of("ana")
              .record(Interaction.builder("rye bread", Instant.EPOCH).build(), Optional.empty());

      assertThat(memory.of("ana").recent(10)).hasSize(1);
      assertThat(memory.of("ana").profile().isEmpty()).isFalse();
      assertThat(ragged.health().problems()).isEmpty();
      assertThat(ragged.check().problems()).isEmpty();
    }
  }
}
