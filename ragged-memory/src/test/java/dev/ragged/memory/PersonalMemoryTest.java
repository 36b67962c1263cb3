package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.tck.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A memory as an application uses it, through a store. */
class PersonalMemoryTest {
  @TempDir private Path temp;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T09:00:00Z"));

  private Ragged open() {
    return Ragged.builder().directory(temp).memory(MemoryOptions.DEFAULT).clock(clock).build();
  }

  private static void ingest(Ragged ragged) {
    ragged.ingest(
        Document.of("cooking", "Python is the word for a pasta of long strands with basil."),
        Document.of("software", "Python is a language for software with long strands of code."));
  }

  @Test
  void search_ofPersonaWithMemory_isRecorded() {
    try (Ragged ragged = open()) {
      ingest(ragged);
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");

      SearchResult result = ragged.persona("ana").search("python strands");

      List<Interaction> recent = memory.of("ana").recent(10);
      assertThat(recent).hasSize(1);
      assertThat(recent.get(0).query()).isEqualTo("python strands");
      assertThat(recent.get(0).hits()).isEqualTo(result.hits().stream().map(Hit::chunkId).toList());
      assertThat(result.personal().orElseThrow().interaction()).contains(recent.get(0).id());
    }
  }

  @Test
  void search_ofPersonaWithoutMemory_isNotRecordedAndSaysSo() {
    try (Ragged ragged = open()) {
      ingest(ragged);

      SearchResult result = ragged.persona("ana").search("python strands");

      assertThat(result.hits()).hasSize(2);
      assertThat(result.personal().orElseThrow().interaction()).isEmpty();
      assertThat(result.personal().orElseThrow().notes())
          .containsExactly("there is no memory of this persona: the order is the documents' own");
    }
  }

  @Test
  void search_afterQuestionsAboutOneField_ranksThatFieldFirst() {
    try (Ragged ragged = open()) {
      ingest(ragged);
      PersonalMemory memory = PersonalMemory.of(ragged);
      for (String persona : List.of("cook", "coder")) {
        memory.personas().create(persona);
      }
      for (int i = 0; i < 5; i++) {
        ragged.persona("cook").search("which pasta goes with basil");
        ragged.persona("coder").search("which language for software code");
        // All at one instant would show no lasting interest.
        clock.advance(Duration.ofMinutes(1));
      }
      memory.flush();

      Hit cooks = ragged.persona("cook").search("python strands").hits().get(0);
      Hit coders = ragged.persona("coder").search("python strands").hits().get(0);

      assertThat(cooks.documentId()).isEqualTo("cooking");
      assertThat(coders.documentId()).isEqualTo("software");
      assertThat(cooks.personal().orElseThrow().reasons()).isNotEmpty();
      assertThat(cooks.parts().stream().mapToDouble(part -> part.contribution()).sum())
          .isCloseTo(cooks.score(), org.assertj.core.data.Offset.offset(1e-12));
    }
  }

  @Test
  void reopen_afterClose_hasWhatWasRecordedAndLearned() {
    UUID id;
    try (Ragged ragged = open()) {
      ingest(ragged);
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana", PersonaDescription.EMPTY.withFocus("cooking", "pasta"));
      id =
          ragged
              .persona("ana")
              .search("which pasta")
              .personal()
              .orElseThrow()
              .interaction()
              .orElseThrow();
      var unused = ragged.persona("ana").feedback(id, Feedback.corrected("spaghetti"));
    }

    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");

      assertThat(ana.recent(1).get(0).id()).isEqualTo(id);
      assertThat(ana.feedback(id)).contains(Feedback.corrected("spaghetti"));
      assertThat(ana.profile().find("cooking")).isPresent();
      assertThat(ana.sessions(10)).hasSize(1);
    }
  }

  @Test
  void erase_afterSearches_leavesNothing() {
    try (Ragged ragged = open()) {
      ingest(ragged);
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      ragged.persona("ana").search("which pasta");
      ragged.persona("ana").search("which pasta with basil");

      assertThat(memory.of("ana").erase()).isEqualTo(2);

      assertThat(memory.of("ana").recent(10)).isEmpty();
      assertThat(memory.of("ana").profile().isEmpty()).isTrue();
      assertThat(memory.of("ana").sessions(10)).isEmpty();
    }
  }

  @Test
  void delete_persona_removesItsDocumentsToo() {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      ragged.persona("ana").ingest(Document.of("own", "a diary about pasta"));
      ragged.persona("ana").search("diary");

      assertThat(memory.personas().delete("ana")).isEqualTo(1);

      assertThat(ragged.persona("ana").count()).isZero();
      assertThat(memory.personas().find("ana")).isEmpty();
    }
  }
}
