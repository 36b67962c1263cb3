package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.Validity;
import dev.ragged.memory.graph.TopicDocument;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.memory.graph.TopicPair;
import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A persona's graph, activity and times in questions, as an application uses them. */
class PersonaQueriesTest {
  private static final Instant NOW = Instant.parse("2026-03-11T03:30:00Z");

  private final Ragged ragged =
      Ragged.builder()
          .inMemory()
          .clock(Clock.fixed(NOW, ZoneOffset.UTC))
          .memory(
              MemoryOptions.builder().time(TimeSettings.of(ZoneId.of("America/New_York"))).build())
          .build();
  private final PersonalMemory memory = PersonalMemory.of(ragged);

  @BeforeEach
  void ingest() {
    memory.personas().create("ana");
    memory.personas().create("ben");
    ragged.ingest(
        dated("march", "zebras eat grass in March", LocalDate.of(2026, 3, 3)),
        dated("april", "zebras eat leaves in April", Instant.parse("2025-04-03T12:00:00Z")),
        Document.of("undated", "zebras eat at any time"));
  }

  private static Document dated(String id, String text, Object date) {
    return Document.builder(id).text(text).metadata(Map.of("date", date)).build();
  }

  @AfterEach
  void close() {
    ragged.close();
  }

  @Test
  void graph_afterSearches_hasWhatWasAskedAndShown() {
    ragged.persona("ana").search("zebras and giraffes");
    ragged.persona("ana").search("zebras");
    ragged.persona("ben").search("giraffes");

    RememberedPersona ana = memory.of("ana");
    assertThat(ana.graph().topics(1)).extracting(TopicNode::asked).containsExactly(2L);
    String zebra = ana.graph().topics(1).get(0).topic();
    assertThat(ana.graph().coOccurring(zebra, 10)).extracting(TopicPair::count).contains(1L);
    assertThat(ana.graph().documents(zebra, 10)).extracting(TopicDocument::count).contains(2L);
    assertThat(memory.of("ben").graph().find(zebra).map(TopicNode::asked).orElse(0L)).isZero();
  }

  @Test
  void activity_afterASearch_countsItOnTheDayOfTheZone() {
    ragged.persona("ana").search("zebras");

    RememberedPersona ana = memory.of("ana");
    assertThat(ana.activity().timeline("today", Bucket.DAY).buckets())
        .singleElement()
        .satisfies(
            day -> {
              assertThat(day.label()).isEqualTo("2026-03-10");
              assertThat(day.count()).isEqualTo(1);
              assertThat(day.topics()).hasSize(1);
            });
    assertThat(memory.of("ben").activity().summary("today").interactions()).isZero();
  }

  @Test
  void graphAndActivity_personaWithoutMemory_areRefused() {
    assertThatThrownBy(() -> memory.of("nobody").graph().topics(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> memory.of("nobody").activity().summary("today"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }

  private SearchResult search(String text, Personalization how) {
    return ragged.persona("ana").search(SearchRequest.of(text), how);
  }

  @Test
  void search_timeKeyAndTimeInQuestion_findsWhatIsDatedSo() {
    Personalization how = Personalization.builder().timeKey("date").build();

    SearchResult lastWeek = search("what do zebras eat last week", how);
    SearchResult lastYear = search("what did zebras eat last year", how);

    assertThat(lastWeek.hits()).extracting(Hit::documentId).containsExactly("march");
    assertThat(lastYear.hits()).extracting(Hit::documentId).containsExactly("april");
    assertThat(lastYear.personal().orElseThrow().notes())
        .singleElement()
        .asString()
        .contains("\"date\"", "2025-01-01T05:00:00Z..2026-01-01T05:00:00Z", "\"last year\"");
    assertThat(memory.of("ana").recent(1).get(0).query())
        .isEqualTo("what did zebras eat last year");
  }

  @Test
  void search_withoutTimeKey_findsAll() {
    assertThat(search("what do zebras eat last week", Personalization.DEFAULT).hits()).hasSize(3);
  }

  private void worked(String object, String from, String to) {
    var unused =
        memory
            .of("ana")
            .facts()
            .state(
                Fact.builder("works at", object)
                    .validity(Validity.between(Instant.parse(from), Instant.parse(to)))
                    .build());
  }

  @Test
  void search_timeKeyAndFactInQuestion_findsWhatIsOfItsTime() {
    worked("the Zoo", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
    worked("the Zoo of Initech", "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    worked("Zoo", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z");
    worked("Circus", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    worked("Circus", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
    Personalization how = Personalization.builder().timeKey("date").build();

    SearchResult initech = search("what did zebras eat when I was at the zoo of initech?", how);
    SearchResult circus = search("While I worked for Circus, what did zebras eat", how);

    assertThat(initech.hits()).extracting(Hit::documentId).containsExactly("april");
    assertThat(initech.personal().orElseThrow().notes())
        .singleElement()
        .asString()
        .contains(
            "2025-01-01T00:00:00Z..2026-01-01T00:00:00Z", "\"when I was at the zoo of initech\"");
    assertThat(circus.hits()).extracting(Hit::documentId).containsExactly("march");
    assertThat(circus.personal().orElseThrow().notes())
        .singleElement()
        .asString()
        .contains("2024-01-01T00:00:00Z..2025-01-01T00:00:00Z or 2026-01-01T00:00:00Z..");
    assertThat(search("what zebras ate when I was at the zoos", how).hits()).hasSize(3);
    assertThat(search("when I was at the zoo of initech", Personalization.DEFAULT).hits())
        .hasSize(3);
  }

  @Test
  void search_factThatDoesNotFit_limitsNothing() {
    RememberedPersona ana = memory.of("ana");
    var unused = ana.facts().state(Fact.builder("likes", "Rome").build());
    var unusedToo =
        ana.facts()
            .state(
                Fact.builder("hates", "Oslo")
                    .validity(Validity.since(Instant.parse("2026-01-01T00:00:00Z")))
                    .build());
    Personalization how = Personalization.builder().timeKey("date").build();

    assertThat(search("zebras when I was in Rome", how).hits()).hasSize(3);
    assertThat(search("zebras when I lived in Oslo", how).hits()).hasSize(3);
    SearchResult was = search("zebras when I was in Oslo", how);
    assertThat(was.hits()).extracting(Hit::documentId).containsExactly("march");
    assertThat(was.personal().orElseThrow().notes().get(0)).contains("2026-01-01T00:00:00Z.. were");
  }

  @Test
  void search_factOfAnotherPersona_limitsNothing() {
    var unused =
        memory
            .of("ben")
            .facts()
            .state(
                Fact.builder("works at", "Initech")
                    .validity(Validity.since(Instant.parse("2026-01-01T00:00:00Z")))
                    .build());
    Personalization how = Personalization.builder().timeKey("date").build();

    assertThat(search("zebras when I was at Initech", how).hits()).hasSize(3);
  }
}
