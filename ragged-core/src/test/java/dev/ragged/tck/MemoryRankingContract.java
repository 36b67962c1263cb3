package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.PersonalRank;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A memory orders what was found, by what it learned, and explains that; it does no more. */
abstract class MemoryRankingContract extends MemoryIsolationContract {
  private static final List<String> WORDS =
      List.of(
          "pasta",
          "basil",
          "bread",
          "oven",
          "flour",
          "python",
          "software",
          "tests",
          "language",
          "code",
          "ship",
          "coast",
          "harbour",
          "sail",
          "garden",
          "tomato",
          "river",
          "mountain");

  private static final List<SearchMode> MODES = List.of(SearchMode.values());

  /** Fills the store with short texts over few words, so that many scores are close. */
  private void ingestMany() {
    Random random = new Random(20_261_121);
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder("Note " + i + " about");
      for (int j = 0; j < 6; j++) {
        text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
      }
      ragged().ingest(Document.of("doc" + i, text.append('.').toString()));
    }
  }

  /** Returns questions of every mode. */
  private static List<SearchRequest> questions() {
    Random random = new Random(7);
    return random
        .ints(24, 0, WORDS.size() - 1)
        .mapToObj(
            i ->
                request(WORDS.get(i) + " " + WORDS.get(i + 1))
                    .k(1 + random.nextInt(40))
                    .mode(MODES.get(random.nextInt(MODES.size())))
                    .build())
        .toList();
  }

  @Test
  void search_emptyMemory_isTheBaseToTheLastBit() {
    ingestMany();
    create("ana");
    for (SearchRequest question : questions()) {
      assertThat(Found.of(space("ana").search(question, UNRECORDED)))
          .isEqualTo(Found.of(ragged().search(question)));
    }
  }

  @Test
  void search_weightZero_isTheBaseToTheLastBit() {
    ingestMany();
    create("ana");
    interest("ana", "pasta with basil");
    Personalization none = Personalization.builder().weight(0).record(false).build();
    Personalization recorded = Personalization.builder().weight(0).build();
    for (SearchRequest question : questions()) {
      List<Found> base = Found.of(ragged().search(question));
      assertThat(Found.of(space("ana").search(question, none))).isEqualTo(base);
      assertThat(Found.of(space("ana").search(question, recorded))).isEqualTo(base);
      assertThat(Found.of(space("ana").search(question, Personalization.NONE))).isEqualTo(base);
    }
  }

  @Test
  void search_memoryOff_isTheBaseToTheLastBitAndSaysSo() {
    ingestMany();
    create("ana");
    interest("ana", "pasta with basil");
    fixture().disable(memory(), PersonaId.of("ana"));
    for (SearchRequest question : questions()) {
      SearchResult result = space("ana").search(question);
      assertThat(Found.of(result)).isEqualTo(Found.of(ragged().search(question)));
      assertThat(result.personal().orElseThrow().notes())
          .anyMatch(note -> note.contains("the memory is off"));
    }
  }

  @Test
  void search_withInterests_partsAddUpToTheScore() {
    ingestMany();
    create("ana");
    interest("ana", "pasta with basil in a garden");
    interest("ana", "software tests of a language");
    int changed = 0;
    for (SearchRequest question : questions()) {
      List<Hit> hits = space("ana").search(question, UNRECORDED).hits();
      for (Hit hit : hits) {
        assertThat(hit.parts().stream().mapToDouble(part -> part.contribution()).sum())
            .as("parts %s", hit.parts())
            .isCloseTo(hit.score(), within(1e-12));
        assertThat(hit.score()).isBetween(0.0, 1.0);
      }
      assertThat(hits).isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
      changed += Found.of(ragged().search(question)).equals(Found.of(hits)) ? 0 : 1;
    }
    assertThat(changed).as("answers that the memory changed").isPositive();
  }

  @Test
  void search_withInterests_explainsEachPlace() {
    ingestMany();
    create("ana");
    interest("ana", "pasta with basil");
    for (SearchRequest asked : questions()) {
      SearchRequest question = request(asked.text()).mode(asked.mode()).k(1_000).build();
      List<Hit> base = ragged().search(question).hits();
      for (Hit hit : space("ana").search(question, UNRECORDED).hits()) {
        PersonalRank rank = hit.personal().orElseThrow();
        Hit before = base.get(rank.baseRank() - 1);
        assertThat(before.chunkId()).isEqualTo(hit.chunkId());
        assertThat(before.score()).isEqualTo(rank.baseScore());
      }
    }
  }

  @Test
  void search_sameQuestionUnrecorded_givesTheSameAnswer() {
    ingestMany();
    create("ana");
    interest("ana", "pasta with basil");
    for (SearchRequest question : questions()) {
      List<Hit> first = space("ana").search(question, UNRECORDED).hits();
      assertThat(space("ana").search(question, UNRECORDED).hits()).isEqualTo(first);
      assertThat(first).extracting(Hit::chunkId).doesNotHaveDuplicates();
    }
  }

  @Test
  void search_afterQuestionsAboutOneField_ranksThatFieldFirst() {
    ingestFields();
    create("cook", "coder");
    interest("cook", "which pasta with basil");
    interest("coder", "which language for software code");

    SearchRequest question = request("python strands").build();
    assertThat(space("cook").search(question, UNRECORDED).hits().get(0).documentId())
        .isEqualTo("pasta");
    assertThat(space("coder").search(question, UNRECORDED).hits().get(0).documentId())
        .isEqualTo("code");
  }

  @Test
  void search_memoryPaused_ranksAndRecordsNothing() {
    ingestFields();
    create("ana");
    interest("ana", "which pasta with basil");
    SearchRequest question = request("python strands").build();
    List<Found> on = Found.of(space("ana").search(question, UNRECORDED));
    int recorded = of("ana").recent(100).size();
    fixture().pause(memory(), PersonaId.of("ana"));

    SearchResult result = space("ana").search(question);

    assertThat(Found.of(result)).isEqualTo(on);
    assertThat(result.personal().orElseThrow().interaction()).isEmpty();
    assertThat(of("ana").recent(100)).hasSize(recorded);
  }

  @Test
  void search_badWeight_isRefusedByName() {
    for (double weight : new double[] {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Personalization.builder().weight(weight).build())
          .withMessageContaining("weight=" + weight);
    }
  }
}
