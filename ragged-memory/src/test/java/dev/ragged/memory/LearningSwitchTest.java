package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.persona.Interaction;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Switching learning on and off counts from the switch on, whatever waits to be recorded. */
class LearningSwitchTest {
  private final Ragged ragged =
      Ragged.builder()
          .inMemory()
          .backend("exact")
          .embedder(LexicalEmbedder.create(16))
          .memory(MemoryOptions.DEFAULT)
          .build();
  private final PersonalMemory memory = PersonalMemory.of(ragged);

  @AfterEach
  void close() {
    assertThat(ragged.check().problems()).isEmpty();
    ragged.close();
  }

  private void ask(String query) {
    var unused =
        memory
            .of("ana")
            .record(Interaction.builder(query, Instant.EPOCH).build(), Optional.empty());
  }

  @Test
  void learning_switchedOff_learnsWhatWasAskedBefore() {
    memory.personas().create("ana");
    ask("pasta");
    memory.personas().learning("ana", false);

    assertThat(memory.of("ana").profile().find("pasta")).isPresent();
  }

  @Test
  void learning_switchedOn_leavesOutWhatWasAskedBefore() {
    memory.personas().create("ana");
    memory.personas().learning("ana", false);
    ask("pasta");
    memory.personas().learning("ana", true);
    ask("bread");

    assertThat(memory.of("ana").profile().find("pasta")).isEmpty();
    assertThat(memory.of("ana").profile().find("bread")).isPresent();
    assertThat(memory.of("ana").recent(10)).hasSize(2);
  }
}
