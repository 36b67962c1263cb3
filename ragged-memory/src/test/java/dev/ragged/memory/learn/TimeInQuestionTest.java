package dev.ragged.memory.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Metadata;
import dev.ragged.document.PersonaId;
import dev.ragged.filter.Filter;
import dev.ragged.index.Effort;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeInQuestionTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Instant NOW = Instant.parse("2026-03-11T15:30:00Z");
  private static final Personalization BY_DATE = Personalization.builder().timeKey("date").build();

  private final Subject subject =
      new Subject(
          new Persona(
              PersonaId.of("ana"),
              1,
              PersonaDescription.EMPTY,
              MemoryStatus.ON,
              true,
              false,
              NOW,
              NOW,
              0),
          new Owner(1, PlainCipher.INSTANCE));
  private final TimeInQuestion change =
      new TimeInQuestion(Clock.fixed(NOW, ZoneOffset.UTC), TimeSettings.of(ZONE));
  private final List<String> notes = new ArrayList<>();

  private SearchRequest apply(SearchRequest request) {
    return change.apply(subject, request, BY_DATE, notes);
  }

  private boolean matches(String question, Object date) {
    return apply(SearchRequest.of(question))
        .filter()
        .orElseThrow()
        .matches(Metadata.of("date", date));
  }

  @Test
  void apply_withoutTimeKey_leavesTheRequest() {
    SearchRequest request = SearchRequest.of("notes of last week");

    assertThat(change.apply(subject, request, Personalization.DEFAULT, notes)).isSameAs(request);
    assertThat(notes).isEmpty();
  }

  @Test
  void apply_questionWithoutTime_leavesTheRequest() {
    SearchRequest request = SearchRequest.of("notes of the meeting");

    assertThat(apply(request)).isSameAs(request);
    assertThat(notes).isEmpty();
  }

  @Test
  void apply_wordsOfTime_areTakenOutAndSaid() {
    assertThat(apply(SearchRequest.of("what did we decide last week about zebras?")).text())
        .isEqualTo("what did we decide about zebras?");
    assertThat(notes)
        .containsExactly(
            "only documents whose \"date\" is in 2026-03-02T05:00:00Z..2026-03-09T04:00:00Z were"
                + " searched, since the question says \"last week\"");
  }

  @Test
  void apply_nothingButTime_keepsTheText() {
    assertThat(apply(SearchRequest.of("last week?")).text()).isEqualTo("last week?");
    assertThat(matches("yesterday", LocalDate.of(2026, 3, 10))).isTrue();
  }

  @Test
  void apply_otherParts_stay() {
    SearchRequest request =
        SearchRequest.builder("zebras yesterday")
            .k(7)
            .minScore(0.25)
            .mode(SearchMode.LEXICAL)
            .effort(Effort.FAST)
            .diversity(0.5)
            .explain()
            .build();

    SearchRequest changed = apply(request);

    assertThat(changed)
        .isEqualTo(
            new SearchRequest(
                "zebras",
                7,
                changed.filter(),
                0.25,
                SearchMode.LEXICAL,
                Effort.FAST,
                request.budget(),
                request.diversity(),
                true));
  }

  @Test
  void apply_givenFilter_mustHoldToo() {
    SearchRequest request =
        SearchRequest.builder("zebras yesterday").filter(Filter.eq("kind", "note")).build();
    Filter filter = apply(request).filter().orElseThrow();
    LocalDate yesterday = LocalDate.of(2026, 3, 10);

    assertThat(filter.matches(Metadata.of("kind", "note", "date", yesterday))).isTrue();
    assertThat(filter.matches(Metadata.of("kind", "mail", "date", yesterday))).isFalse();
    assertThat(filter.matches(Metadata.of("kind", "note"))).isFalse();
  }

  @Test
  void apply_instants_matchFromTheStartUpToTheEnd() {
    assertThat(matches("zebras yesterday", Instant.parse("2026-03-10T03:59:59.999999Z"))).isFalse();
    assertThat(matches("zebras yesterday", Instant.parse("2026-03-10T04:00:00Z"))).isTrue();
    assertThat(matches("zebras yesterday", Instant.parse("2026-03-11T03:59:59.999999Z"))).isTrue();
    assertThat(matches("zebras yesterday", Instant.parse("2026-03-11T04:00:00Z"))).isFalse();
  }

  @Test
  void apply_days_matchThoseOfTheZone() {
    assertThat(matches("zebras last week", LocalDate.of(2026, 3, 1))).isFalse();
    assertThat(matches("zebras last week", LocalDate.of(2026, 3, 2))).isTrue();
    assertThat(matches("zebras last week", LocalDate.of(2026, 3, 8))).isTrue();
    assertThat(matches("zebras last week", LocalDate.of(2026, 3, 9))).isFalse();
  }

  @Test
  void apply_partOfADay_matchesTheDay() {
    assertThat(matches("zebras this morning", LocalDate.of(2026, 3, 11))).isTrue();
    assertThat(matches("zebras this morning", LocalDate.of(2026, 3, 12))).isFalse();
    assertThat(matches("zebras in the last 7 days", LocalDate.of(2026, 3, 4))).isTrue();
  }

  @Test
  void apply_openEnds_haveOneBound() {
    Instant ancient = Instant.parse("-0100-01-01T00:00:00Z");
    assertThat(matches("zebras before 2025", ancient)).isTrue();
    assertThat(matches("zebras before 2025", LocalDate.of(-100, 1, 1))).isTrue();
    assertThat(matches("zebras before 2025", LocalDate.of(2025, 1, 1))).isFalse();
    assertThat(matches("zebras after March 2025", LocalDate.of(12_000, 1, 1))).isTrue();
    assertThat(matches("zebras after March 2025", Instant.parse("2025-03-31T12:00:00Z"))).isFalse();
  }

  @Test
  void apply_otherKindsOfValues_matchNothing() {
    assertThat(matches("zebras last week", "2026-03-03")).isFalse();
    assertThat(matches("zebras last week", NOW.toEpochMilli())).isFalse();
  }

  @Test
  void apply_dayThatAZoneSkipped_matchesNoDay() {
    TimeInQuestion samoa =
        new TimeInQuestion(
            Clock.fixed(NOW, ZoneOffset.UTC), TimeSettings.of(ZoneId.of("Pacific/Apia")));

    Filter filter =
        samoa
            .apply(subject, SearchRequest.of("zebras on 2011-12-30"), BY_DATE, notes)
            .filter()
            .orElseThrow();

    for (int day = 29; day <= 31; day++) {
      assertThat(filter.matches(Metadata.of("date", LocalDate.of(2011, 12, day)))).isFalse();
    }
  }

  @Test
  void apply_randomInstantsAndDays_matchAsTheirPlaceInTheWeekSays() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Instant instant = NOW.minus(Duration.ofMinutes(random.nextInt(3 * 7 * 24 * 60)));
      ZonedDateTime local = instant.atZone(ZONE);
      LocalDate day = local.toLocalDate();
      boolean lastWeek =
          !day.isBefore(LocalDate.of(2026, 3, 2)) && day.isBefore(LocalDate.of(2026, 3, 9));
      assertThat(matches("zebras last week", instant)).as("seed %d", seed).isEqualTo(lastWeek);
      assertThat(matches("zebras last week", day)).as("seed %d", seed).isEqualTo(lastWeek);
    }
  }
}
