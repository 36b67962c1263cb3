package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.question.RiggedEmbedder;
import dev.ragged.memory.recall.QuestionContext;
import dev.ragged.memory.recall.RecentTopic;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a question calls to mind, and searches that are extended by it, through a store. */
class QuestionContextTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private final Ragged ragged =
      Ragged.builder()
          .inMemory()
          .embedder(new RiggedEmbedder("first"))
          .backend("exact")
          .clock(Clock.fixed(NOW, ZoneOffset.UTC))
          .memory(MemoryOptions.DEFAULT)
          .build();
  private final PersonalMemory memory = PersonalMemory.of(ragged);

  @BeforeEach
  void create() {
    memory
        .personas()
        .create("ana", PersonaDescription.EMPTY.withFocus("Cooking", "pasta", "noodles"));
  }

  @AfterEach
  void close() {
    ragged.close();
  }

  private void asked(String question, Duration ago) {
    var unused =
        ragged.persona("ana").record(Interaction.builder(question, NOW.minus(ago)).build());
  }

  private QuestionContext context(String question) {
    return memory.of("ana").context(question);
  }

  @Test
  void context_nothingAsked_isEmpty() {
    QuestionContext context = context("which cheese");

    assertThat(context.isEmpty()).isTrue();
    assertThat(context.text()).isEmpty();
  }

  @Test
  void context_topicsOfSevenDays_areRecentLatestFirst() {
    asked("basil", Duration.ofDays(7).plusMillis(1));
    asked("garlic", Duration.ofDays(7));
    asked("tomato", Duration.ofDays(1));

    assertThat(context("zebra").recentTopics())
        .containsExactly(
            new RecentTopic("tomato", NOW.minus(Duration.ofDays(1))),
            new RecentTopic("garlic", NOW.minus(Duration.ofDays(7))));
  }

  @Test
  void context_manyLikeIt_hasTheThreeClosest() {
    for (String cheese : new String[] {"brie", "gouda", "feta", "ricotta"}) {
      asked("which wine goes well with " + cheese, Duration.ofDays(30));
    }
    asked("quantum tunnelling", Duration.ofDays(30));

    assertThat(context("which wine goes well with brie").similarQuestions())
        .hasSize(3)
        .extracting(SimilarQuestion::text)
        .startsWith("which wine goes well with brie")
        .doesNotContain("quantum tunnelling");
  }

  @Test
  void context_nothingLikeIt_hasNoSimilarQuestions() {
    asked("quantum tunnelling", Duration.ofDays(30));

    assertThat(context("which wine with brie").similarQuestions()).isEmpty();
  }

  @Test
  void context_fieldTouchedByNameOrSynonym_isNamedAsDeclared() {
    assertThat(context("which noodles").focusAreas()).containsExactly("Cooking");
    assertThat(context("cooking for two").focusAreas()).containsExactly("Cooking");
    assertThat(context("which car").focusAreas()).isEmpty();
  }

  @Test
  void context_topicsMetThreeTimes_areRelated() {
    for (int i = 0; i < 3; i++) {
      asked("garlic, tomato", Duration.ofDays(20));
    }
    asked("garlic, basil", Duration.ofDays(20));

    assertThat(context("garlic").relatedTopics())
        .containsExactly(new CoOccurrence("garlic", "tomato", 3));
  }

  @Test
  void context_ofAnotherPersona_isEmpty() {
    memory.personas().create("ben");
    for (int i = 0; i < 3; i++) {
      asked("garlic, tomato", Duration.ofDays(1));
    }

    assertThat(memory.of("ben").context("garlic").isEmpty()).isTrue();
  }

  @Test
  void context_afterErase_isEmptyButForTheFields() {
    asked("garlic, tomato", Duration.ofDays(1));
    memory.of("ana").erase();

    assertThat(context("garlic, tomato").isEmpty()).isTrue();
  }

  @Test
  void text_allParts_areALineEach() {
    QuestionContext context =
        new QuestionContext(
            "pasta",
            List.of(new RecentTopic("rice", NOW), new RecentTopic("oven", NOW)),
            List.of(new SimilarQuestion(Interaction.builder("which\n pasta", NOW).build(), 0.9, 2)),
            List.of("Cooking"),
            List.of(new CoOccurrence("pasta", "basil", 4)));

    assertThat(context.text())
        .isEqualTo(
            """
            Fields of interest: Cooking
            Recent topics: rice, oven
            Related topics: basil
            Asked before: "which pasta\"""");
  }

  @Test
  void context_questionIsBlank_isRefused() {
    assertThatThrownBy(() -> context(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void context_ofPersonaWithoutMemory_isRefused() {
    assertThatThrownBy(() -> memory.of("nobody").context("garlic"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void context_questionsAreNotRemembered_hasTheRest() {
    try (Ragged without =
        Ragged.builder()
            .inMemory()
            .memory(MemoryOptions.builder().rememberQuestions(false).build())
            .build()) {
      RememberedPersona ben = PersonalMemory.of(without).of("default");
      without.persona("default").search("garlic");

      QuestionContext context = ben.context("garlic");

      assertThat(context.recentTopics()).extracting(RecentTopic::name).containsExactly("garlic");
      assertThat(context.similarQuestions()).isEmpty();
    }
  }

  @Test
  void search_enhanced_findsByTheAddedTermsAndRecordsTheQuestionAsAsked() {
    ragged.ingest(Document.of("book", "A book about cooking."));
    SearchRequest request = SearchRequest.of("which noodles");

    SearchResult result =
        ragged.persona("ana").search(request, Personalization.builder().enhance().build());

    assertThat(result.personal().orElseThrow().notes())
        .containsExactly("added \"Cooking\" to the question: a field you care about");
    assertThat(result.hits()).isNotEmpty();
    assertThat(memory.of("ana").recent(1).get(0).query()).isEqualTo("which noodles");
    assertThat(memory.of("ana").similarQuestions("which noodles", 1))
        .singleElement()
        .satisfies(similar -> assertThat(similar.similarity()).isGreaterThan(0.999));
  }

  @Test
  void search_notEnhanced_addsNothing() {
    SearchResult result = ragged.persona("ana").search("which noodles");

    assertThat(result.personal().orElseThrow().notes()).isEmpty();
  }
}
