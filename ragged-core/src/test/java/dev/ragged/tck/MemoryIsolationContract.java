package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.SearchMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing of one persona is in any result of another, however alike their names are. */
abstract class MemoryIsolationContract extends MemoryTextContract {
  private static final int QUESTIONS = 3;

  /** Returns a word that only one persona ever uses. */
  private static String canary(int persona) {
    return "canary" + persona + "x";
  }

  /** Gives every persona the same questions under the same ids, and secrets of its own. */
  private void fill() {
    ingestFields();
    for (int i = 0; i < HostileTexts.KEPT.size(); i++) {
      String persona = HostileTexts.KEPT.get(i);
      if (!persona.equals("default")) {
        create(persona);
      }
      space(persona).ingest(Document.of("diary", "a diary about pasta and " + canary(i)));
    }
    for (int number = 0; number < QUESTIONS; number++) {
      for (int i = 0; i < HostileTexts.KEPT.size(); i++) {
        String persona = HostileTexts.KEPT.get(i);
        Interaction same = numbered(number, "which pasta does " + canary(i) + " like with basil");
        var unused =
            record(
                persona,
                same.toBuilder()
                    .response("the answer to " + canary(i))
                    .model("model of " + canary(i))
                    .metadata(Map.of(canary(i), canary(i)))
                    .build());
        var unusedToo = of(persona).feedback(same.id(), Feedback.corrected("rather " + canary(i)));
      }
      clock.advance(Duration.ofHours(3));
    }
    settle();
  }

  /** Returns everything that can be read as this persona, as text. */
  private List<String> readable(String persona) {
    List<String> texts = new ArrayList<>(fixture().everythingElse(memory(), PersonaId.of(persona)));
    of(persona).recent(100).forEach(interaction -> texts.add(interaction.toString()));
    for (int number = 0; number < QUESTIONS; number++) {
      texts.add(of(persona).feedback(new UUID(7, number)).toString());
    }
    for (SearchMode mode : SearchMode.values()) {
      for (String question : List.of("pasta basil", "diary", "canary0x canary1x canary2x")) {
        texts.add(space(persona).search(request(question).mode(mode).k(100).build()).toString());
      }
    }
    return texts;
  }

  @Test
  void everyResult_ofEachPersona_hasNothingOfAnother() {
    fill();
    for (int i = 0; i < HostileTexts.KEPT.size(); i++) {
      String persona = HostileTexts.KEPT.get(i);
      String own = canary(i);
      List<String> readable = readable(persona);
      assertThat(readable)
          .as("of <%s>", persona)
          .anyMatch(text -> text.contains(own))
          .allSatisfy(
              text ->
                  assertThat(
                          text.toLowerCase(Locale.ROOT)
                              .replace("canary0x canary1x canary2x", "")
                              .replace(own, ""))
                      .doesNotContainPattern("canary\\d+x"));
    }
  }

  @Test
  void recentAndFeedback_ofSameIds_areEachPersonasOwn() {
    fill();
    for (int i = 0; i < HostileTexts.KEPT.size(); i++) {
      String persona = HostileTexts.KEPT.get(i);
      assertThat(of(persona).recent(100))
          .as("of <%s>", persona)
          .hasSize(QUESTIONS)
          .extracting(Interaction::metadata)
          .containsOnly(Map.of(canary(i), canary(i)));
      assertThat(of(persona).feedback(new UUID(7, 0)))
          .contains(Feedback.corrected("rather " + canary(i)));
    }
  }

  @Test
  void eraseAndDelete_ofOnePersona_leaveAllOthersAlone() {
    fill();
    of("ana").erase();
    fixture().delete(memory(), PersonaId.of("Ana"));

    assertThat(of("ana").recent(10)).isEmpty();
    for (int i = 2; i < HostileTexts.KEPT.size(); i++) {
      assertThat(of(HostileTexts.KEPT.get(i)).recent(10)).hasSize(QUESTIONS);
      assertThat(of(HostileTexts.KEPT.get(i)).feedback(new UUID(7, 2))).isPresent();
    }
  }

  @Test
  void feedback_onAnotherPersonasInteraction_isFalseAndChangesNothing() {
    create("ana", "bob");
    Interaction interaction = asked("which pasta");
    var unused = record("ana", interaction);
    var given = of("bob").feedback(interaction.id(), Feedback.negative());
    settle();

    assertThat(given).isCompletedWithValue(false);
    assertThat(of("ana").feedback(interaction.id())).isEmpty();
    assertThat(of("bob").feedback(interaction.id())).isEmpty();
  }

  @Test
  void search_interestOfAnotherPersona_changesNothing() {
    ingestFields();
    create("cook", "other");
    List<Found> before =
        Found.of(space("other").search(request("python strands").build(), UNRECORDED));

    interest("cook", "which pasta with basil");

    assertThat(Found.of(space("other").search(request("python strands").build(), UNRECORDED)))
        .isEqualTo(before);
    assertThat(Found.of(space("cook").search(request("python strands").build(), UNRECORDED)))
        .as("what shows that the interest has an effect at all")
        .isNotEqualTo(before);
  }

  @Test
  void create_afterDelete_hasNothingOfTheFormerOne() {
    ingestFields();
    create("ana");
    interest("ana", "which pasta with basil");
    Interaction secret = asked("secret question");
    var waiting = record("ana", secret);
    var also = of("ana").feedback(secret.id(), Feedback.negative());

    fixture().delete(memory(), PersonaId.of("ana"));
    create("ana");
    settle();

    assertThat(waiting).isDone();
    assertThat(also).isDone();
    assertThat(of("ana").recent(10)).isEmpty();
    assertThat(of("ana").feedback(secret.id())).isEmpty();
    assertThat(Found.of(space("ana").search(request("python strands").build(), UNRECORDED)))
        .isEqualTo(Found.of(ragged().search(request("python strands").build())));
    assertThat(fixture().everythingElse(memory(), PersonaId.of("ana")))
        .noneMatch(text -> text.contains("pasta"));
  }
}
