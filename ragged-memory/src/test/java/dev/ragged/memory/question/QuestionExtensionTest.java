package dev.ragged.memory.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Learning;
import dev.ragged.memory.store.Lesson;
import dev.ragged.memory.store.TopicSeen;
import dev.ragged.memory.topic.TopicExtractor;
import dev.ragged.memory.topic.TopicOptions;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuestionExtensionTest {
  private static final Personalization ENHANCED = Personalization.builder().enhance().build();

  private final QuestionStage stage = new QuestionStage();
  private final Subject ana = stage.add("ana");
  private final QuestionExtension extension =
      new QuestionExtension(
          new AssociationReader(stage.database, new TopicExtractor(TopicOptions.DEFAULT)));
  private final List<String> notes = new ArrayList<>();

  @AfterEach
  void close() {
    stage.close();
  }

  private void focus(String name, String... synonyms) {
    PersonaDescription before = ana.persona().description();
    ana.become(ana.persona().with(before.withFocus(name, synonyms)));
  }

  /** Lets the persona ask about these topics together. */
  private void met(int times, String... topics) {
    for (int i = 0; i < times; i++) {
      stage.record(ana, "met");
      stage.database.write(
          "learning",
          connection -> {
            long number = InteractionTable.last(connection, ana.owner());
            try (Learning learning = new Learning(connection, ana.owner())) {
              learning.add(
                  new Lesson(
                      number,
                      Instant.EPOCH,
                      Arrays.stream(topics).map(name -> new TopicSeen(name, true, 1)).toList(),
                      List.of()));
              learning.finish();
            }
            return true;
          });
    }
  }

  private String extended(String text) {
    return extension.apply(ana, SearchRequest.of(text), ENHANCED, notes).text();
  }

  @Test
  void apply_notAllowed_changesNothing() {
    focus("cooking", "pasta");
    SearchRequest request = SearchRequest.of("which pasta");

    SearchRequest applied = extension.apply(ana, request, Personalization.DEFAULT, notes);

    assertThat(applied).isSameAs(request);
    assertThat(notes).isEmpty();
  }

  @Test
  void apply_nothingKnown_changesNothing() {
    SearchRequest request = SearchRequest.of("which pasta");

    assertThat(extension.apply(ana, request, ENHANCED, notes)).isSameAs(request);
    assertThat(notes).isEmpty();
  }

  @Test
  void apply_fieldTouchedThroughSynonym_addsItAndSaysSo() {
    focus("cooking", "pasta");

    assertThat(extended("which pasta")).isEqualTo("which pasta cooking");
    assertThat(notes).containsExactly("added \"cooking\" to the question: a field you care about");
  }

  @Test
  void apply_fieldNamedInTheQuestion_addsNothing() {
    focus("cooking", "pasta");

    assertThat(extended("Cooking pasta")).isEqualTo("Cooking pasta");
    assertThat(notes).isEmpty();
  }

  @Test
  void apply_topicMetOftenTogether_addsItAndSaysSo() {
    met(3, "pasta", "basil");

    assertThat(extended("which pasta")).isEqualTo("which pasta basil");
    assertThat(notes)
        .containsExactly(
            "added \"basil\" to the question: you met it together with \"pasta\" 3 times");
  }

  @Test
  void apply_topicMetTwiceTogether_addsNothing() {
    met(2, "pasta", "basil");

    assertThat(extended("which pasta")).isEqualTo("which pasta");
  }

  @Test
  void apply_topicInTheQuestionInThePlural_addsNothing() {
    met(3, "pasta", "oven");

    assertThat(extended("pasta for ovens")).isEqualTo("pasta for ovens");
  }

  @Test
  void apply_moreThanThreeTerms_addsFieldsThenTheStrongestTopics() {
    focus("cooking", "pasta");
    met(3, "pasta", "oven");
    met(4, "pasta", "garlic");
    met(5, "pasta", "basil");

    assertThat(extended("which pasta")).isEqualTo("which pasta cooking basil garlic");
    assertThat(notes).hasSize(3);
  }

  @Test
  void apply_textIsAsLongAsAllowed_addsNothing() {
    focus("cooking", "pasta");
    String text = "pasta " + "x".repeat(SearchRequest.MAX_TEXT_LENGTH - 6);

    assertThat(extended(text)).isEqualTo(text);
    assertThat(notes).isEmpty();
  }

  @Test
  void apply_roomForTheShorterTermOnly_addsThatOne() {
    focus("cooking", "pasta");
    met(3, "pasta", "oven");
    String text = "pasta " + "x".repeat(SearchRequest.MAX_TEXT_LENGTH - 6 - 6);

    assertThat(extended(text)).isEqualTo(text + " oven");
    assertThat(notes).hasSize(1);
  }

  @Test
  void apply_anyRequest_keepsEverythingButTheText() {
    focus("cooking", "pasta");
    SearchRequest request =
        SearchRequest.builder("which pasta")
            .k(3)
            .minScore(0.2)
            .mode(SearchMode.LEXICAL)
            .diversity(0.4)
            .explain()
            .build();

    SearchRequest applied = extension.apply(ana, request, ENHANCED, notes);

    assertThat(applied).usingRecursiveComparison().ignoringFields("text").isEqualTo(request);
    assertThat(applied.text()).isEqualTo("which pasta cooking");
  }

  @Test
  void apply_topicsOfAnotherPersona_addsNothing() {
    Subject ben = stage.add("ben");
    met(5, "pasta", "basil");

    SearchRequest request = SearchRequest.of("which pasta");

    assertThat(extension.apply(ben, request, ENHANCED, notes)).isSameAs(request);
  }

  @Test
  void of_sameTopicMetWithTwoOfTheQuestion_countsTheStrongerOnce() {
    Associations found =
        Associations.of(
            "pasta and rice",
            List.of(),
            Set.of("pasta", "rice"),
            List.of(
                new CoOccurrence("pasta", "basil", 3),
                new CoOccurrence("rice", "basil", 7),
                new CoOccurrence("pasta", "rice", 9)));

    assertThat(found.related()).containsExactly(new CoOccurrence("rice", "basil", 7));
  }
}
