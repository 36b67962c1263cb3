package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Document;
import dev.ragged.memory.question.RiggedEmbedder;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past questions as an application finds them, through a store. */
class SimilarQuestionsTest {
  @TempDir private Path temp;

  private final RiggedEmbedder embedder = new RiggedEmbedder("first");

  private RaggedBuilder builder(MemoryOptions options) {
    return Ragged.builder().directory(temp).embedder(embedder).backend("exact").memory(options);
  }

  private Ragged open() {
    Ragged ragged = builder(MemoryOptions.DEFAULT).build();
    if (PersonalMemory.of(ragged).personas().find("ana").isEmpty()) {
      PersonalMemory.of(ragged).personas().create("ana");
      ragged.ingest(Document.of("cooking", "Python is the word for a pasta of long strands."));
    }
    return ragged;
  }

  private static RememberedPersona ana(Ragged ragged) {
    return PersonalMemory.of(ragged).of("ana");
  }

  private static List<String> texts(Ragged ragged, String text) {
    return ana(ragged).similarQuestions(text, 10).stream().map(SimilarQuestion::text).toList();
  }

  private static SearchRequest lexical(String text) {
    return SearchRequest.builder(text).mode(SearchMode.LEXICAL).build();
  }

  @Test
  void similarQuestions_afterSearch_needsNoFurtherVectorOfIt() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");

      assertThat(texts(ragged, "which rice")).containsExactly("which pasta");

      assertThat(embedder.calls()).containsExactly(List.of("which pasta"), List.of("which rice"));
    }
  }

  @Test
  void similarQuestions_afterSearchByWordsOnly_hasIt() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search(lexical("which pasta"));

      assertThat(texts(ragged, "which pasta")).containsExactly("which pasta");
    }
  }

  @Test
  void similarQuestions_ofManyRecordedWithoutVector_haveThemAfterFlush() {
    try (Ragged ragged = open()) {
      for (int i = 0; i < 100; i++) {
        var unused =
            ragged.persona("ana").record(Interaction.builder("pasta " + i, Instant.now()).build());
      }
      PersonalMemory.of(ragged).flush();

      assertThat(ana(ragged).similarQuestions("pasta", 1_000)).hasSize(100);
    }
  }

  @Test
  void similarQuestions_afterReopen_areReadFromDisk() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
    }
    int calls = embedder.calls().size();

    try (Ragged ragged = open()) {
      assertThat(texts(ragged, "which pasta")).containsExactly("which pasta");
      assertThat(embedder.calls()).hasSize(calls + 1);
    }
  }

  @Test
  void similarQuestions_ofPausedPersona_areThoseOfBefore() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
      PersonalMemory.of(ragged).personas().pause("ana");
      ragged.persona("ana").search("which rice");

      assertThat(texts(ragged, "which rice")).containsExactly("which pasta");
    }
  }

  @Test
  void similarQuestions_askedAboutButNotSearched_areNotRecorded() {
    try (Ragged ragged = open()) {
      assertThat(texts(ragged, "which pasta")).isEmpty();
      assertThat(texts(ragged, "which pasta")).isEmpty();
    }
  }

  @Test
  void similarQuestions_searchedWithoutRecording_areNotThere() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search(SearchRequest.of("which pasta"), Personalization.NONE);

      assertThat(texts(ragged, "which pasta")).isEmpty();
    }
  }

  @Test
  void similarQuestions_afterChangeOfEmbedder_areMadeAnew() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
      ragged.persona("ana").search("which rice");
    }
    RiggedEmbedder second = new RiggedEmbedder("second");
    try (Ragged ragged = builder(MemoryOptions.DEFAULT).embedder(second).reembed()) {
      PersonalMemory.of(ragged).flush();

      assertThat(texts(ragged, "which rice")).containsExactly("which rice", "which pasta");
      assertThat(ana(ragged).similarQuestions("which rice", 1).get(0).similarity())
          .isGreaterThan(0.999);
    }
  }

  @Test
  void record_embedderFails_isRecordedAndLearnedAndFoundLater() {
    try (Ragged ragged = open()) {
      embedder.failing(true);
      ragged.persona("ana").search(lexical("which pasta"));
      PersonalMemory.of(ragged).flush();

      assertThat(ana(ragged).recent(10)).hasSize(1);
      assertThat(ana(ragged).profile().find("pasta")).isPresent();

      embedder.failing(false);
      PersonalMemory.of(ragged).flush();
      assertThat(texts(ragged, "which pasta")).containsExactly("which pasta");
    }
  }

  @Test
  void record_vectorOfAnotherLength_isRefused() {
    try (Ragged ragged = open()) {
      Interaction interaction = Interaction.builder("which pasta", Instant.now()).build();

      assertThatThrownBy(() -> ana(ragged).record(interaction, Optional.of(new float[3])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must have 64 dimensions: length=3");
    }
  }

  @Test
  void record_sameInteractionTwice_countsOnce() {
    try (Ragged ragged = open()) {
      Interaction interaction = Interaction.builder("which pasta", Instant.now()).build();
      Optional<float[]> vector = Optional.of(embedder.vector("which pasta"));
      for (int i = 0; i < 2; i++) {
        var unused = ana(ragged).record(interaction, vector);
      }

      assertThat(ana(ragged).similarQuestions("which pasta", 10))
          .singleElement()
          .satisfies(similar -> assertThat(similar.count()).isEqualTo(1));
    }
  }
}
