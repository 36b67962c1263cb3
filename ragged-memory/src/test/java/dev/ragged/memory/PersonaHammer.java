package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.graph.GraphElement;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Makes random calls for random personas, and looks for words of others in whatever comes back. The
 * ids of what one thread records are the same in every persona. One thread at a time.
 */
final class PersonaHammer implements Runnable {
  /** What calls show a persona of its own. */
  static final List<String> KINDS =
      List.of(
          "search",
          "record",
          "recent",
          "similar",
          "context",
          "profile",
          "persona",
          "graph",
          "graph export",
          "activity",
          "facts",
          "export");

  /** The present. */
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** A document of which every persona has one. */
  static final String OWN_DOCUMENT = "own";

  private static final List<String> FIELDS = List.of("pasta", "bread", "software", "tests");
  private static final Duration HISTORY = Duration.ofDays(10);
  private static final Duration WAIT = Duration.ofMinutes(1);

  private final Ragged ragged;
  private final PersonalMemory memory;
  private final HammerLedger ledger;
  private final Canaries canaries;
  private final int thread;
  private final int calls;
  private final Random random;
  private final int[] own;

  PersonaHammer(
      Ragged ragged,
      HammerLedger ledger,
      Canaries canaries,
      int personas,
      int thread,
      int calls,
      Random random) {
    this.ragged = ragged;
    this.memory = PersonalMemory.of(ragged);
    this.ledger = ledger;
    this.canaries = canaries;
    this.thread = thread;
    this.calls = calls;
    this.random = random;
    this.own = new int[personas];
  }

  @Override
  public void run() {
    for (int call = 0; call < calls; call++) {
      int persona = random.nextInt(own.length);
      RememberedPersona asked = memory.of(Canaries.persona(persona));
      switch (random.nextInt(24)) {
        case 0, 1, 2, 3 -> scan(persona, "search", search(persona));
        case 4, 5, 6, 7 -> scan(persona, "record", record(persona, asked));
        case 8, 9 -> scan(persona, "recent", asked.recent(20));
        case 10, 11 -> scan(persona, "similar", asked.similarQuestions(field(), 20));
        case 12 -> scan(persona, "context", asked.context("What of " + field() + "?"));
        case 13 -> scan(persona, "profile", asked.profile().interests());
        case 14 -> scan(persona, "persona", List.of(asked.persona(), asked.sessions(5)));
        case 15, 16 -> scan(persona, "graph", graph(persona, asked.graph()));
        case 17 -> scan(persona, "graph export", exported(asked.graph()));
        case 18 -> scan(persona, "activity", activity(persona, asked.activity()));
        case 19, 20 -> scan(persona, "facts", facts(persona, asked.facts()));
        case 21 -> scan(persona, "export", export(asked));
        case 22 ->
            askOfAnother(persona, (persona + 1 + random.nextInt(own.length - 1)) % own.length);
        default -> {
          if (random.nextInt(5) == 0) {
            erase(persona, asked);
          }
        }
      }
    }
  }

  private void scan(int persona, String kind, Object result) {
    canaries.scan(persona, kind, result);
  }

  private String field() {
    return FIELDS.get(random.nextInt(FIELDS.size()));
  }

  private String question(int persona) {
    return (random.nextBoolean() ? Canaries.word(persona) + " on " : "All on ") + field();
  }

  private static DocumentKey ownDocument(int persona) {
    return new DocumentKey(OWN_DOCUMENT, Optional.of(Canaries.persona(persona)));
  }

  private Object search(int persona) {
    String question = question(persona);
    Canaries.scanOfNobody(ragged.search(question));
    SearchResult result = ragged.persona(Canaries.persona(persona).value()).search(question);
    ledger.recorded(persona);
    assertThat(result.hits()).hasSize(2);
    return result;
  }

  private Object record(int persona, RememberedPersona asked) {
    String word = Canaries.word(persona);
    UUID id = id(thread, own[persona]++);
    Interaction interaction =
        Interaction.builder(question(persona), someTime())
            .id(id)
            .response("An answer to " + word)
            .model("model of " + word)
            .metadata(Map.of("whose", word))
            .hits(List.of(new ChunkId(ownDocument(persona), 0)))
            .build();
    var unused = asked.record(interaction, Optional.empty());
    ledger.recorded(persona);
    var unusedToo = asked.feedback(id, Feedback.corrected("Better: " + word));
    return List.of(asked.find(id), asked.feedback(id));
  }

  private Instant someTime() {
    return NOW.minusSeconds(random.nextLong(HISTORY.toSeconds()));
  }

  private Object graph(int persona, TopicGraph graph) {
    String word = Canaries.word(persona);
    return List.of(
        graph.topics(50),
        graph.recent(Instant.EPOCH, 50),
        graph.find(word),
        graph.coOccurring(field(), 20),
        graph.related(field(), 3, 20),
        graph.path(word, field(), 3),
        graph.documents(field(), 20),
        graph.topicsOf(ownDocument(persona), 20),
        graph.topicsOf(new DocumentKey("shared", Optional.empty()), 20));
  }

  private static Object exported(TopicGraph graph) {
    List<GraphElement> elements = new ArrayList<>();
    graph.export(elements::add);
    return elements;
  }

  private Object activity(int persona, Activity activity) {
    Period all = activity.period("last 14 days");
    return List.of(
        activity.timeline(all, Bucket.DAY),
        activity.summary(all),
        activity.evolution(Canaries.word(persona), all, Bucket.WEEK),
        activity.trending(Duration.ofDays(7), 20),
        activity.compare(all, activity.period("last 7 days"), 20));
  }

  private Object facts(int persona, Facts facts) {
    String word = Canaries.word(persona);
    String object = word + " fact " + thread + "/" + ledger.facts(persona) + "/" + random.nextInt();
    FactId id = facts.state(Fact.builder("likes", object).source("diary of " + word).build());
    ledger.stated(persona, id);
    return List.of(
        facts.find(id),
        facts.history(id).map(FactHistory::versions),
        facts.current(),
        facts.asOf(NOW, NOW.plusSeconds(1)),
        facts.effective(Fact.SELF, "likes", Instant.MAX),
        facts.conflicts(10));
  }

  private static Object export(RememberedPersona asked) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var unused = asked.export(out, ExportFormat.JSON, Optional.empty());
    var unusedToo = asked.export(out, ExportFormat.CSV, Optional.empty());
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Names what only {@code other} has. */
  private void askOfAnother(int persona, int other) {
    RememberedPersona asked = memory.of(Canaries.persona(persona));
    String word = Canaries.word(other);
    assertThat(asked.find(onlyId(other))).isEmpty();
    assertThat(asked.feedback(onlyId(other))).isEmpty();
    assertThat(asked.feedback(onlyId(other), Feedback.positive()))
        .succeedsWithin(WAIT)
        .isEqualTo(false);
    if (random.nextInt(8) == 0) {
      // It reads the whole store, so not each time.
      assertThat(asked.erase(onlyId(other)).interactions()).isZero();
      assertThat(asked.eraseTopic(word).interactions()).isZero();
    }
    assertThat(asked.profile().find(word)).isEmpty();
    assertThat(asked.graph().find(word)).isEmpty();
    assertThat(asked.graph().coOccurring(word, 10)).isEmpty();
    assertThat(asked.graph().topicsOf(ownDocument(other), 10)).isEmpty();
    assertThat(asked.activity().firstSeen(word)).isEmpty();
    ledger
        .aFact(other)
        .ifPresent(
            fact -> {
              assertThat(asked.facts().find(fact)).isEmpty();
              assertThat(asked.facts().history(fact)).isEmpty();
              assertThatThrownBy(() -> asked.facts().change(fact, FactChange.retract()))
                  .isInstanceOf(IllegalArgumentException.class);
            });
  }

  /** Returns the id of the one interaction whose id no other persona has. */
  static UUID onlyId(int persona) {
    return id(-1, persona);
  }

  private static UUID id(int thread, int number) {
    return UUID.nameUUIDFromBytes((thread + "/" + number).getBytes(StandardCharsets.UTF_8));
  }

  private void erase(int persona, RememberedPersona asked) {
    int kind = random.nextInt(10);
    Period hour = Period.of(someTime(), Duration.ofHours(1));
    ledger.erased(
        persona,
        switch (kind) {
          case 0 -> asked.eraseEverything();
          case 1 -> asked.eraseTopic(Canaries.word(persona));
          case 2, 3 -> asked.erase(hour);
          default -> asked.erase(id(thread, random.nextInt(own[persona] + 1)));
        });
  }
}
