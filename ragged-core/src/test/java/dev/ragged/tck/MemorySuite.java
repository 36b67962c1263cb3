package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Memory;
import dev.ragged.persona.PersonaMemory;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.ScorePart;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the suites for a {@link Memory} share: a store with one, its clock, and short words. */
@Timeout(120)
abstract class MemorySuite {
  static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Asks without leaving a trace, for comparing. */
  static final Personalization UNRECORDED = Personalization.builder().record(false).build();

  final ManualClock clock = new ManualClock(START);
  private @Nullable Ragged store;
  private boolean closed;

  /** Returns what the suite needs to know of the memory. */
  protected abstract MemoryFixture fixture();

  /** Returns where the store lies; empty for one in memory. */
  protected Optional<Path> directory() {
    return Optional.empty();
  }

  @BeforeEach
  final void open() {
    RaggedBuilder builder =
        Ragged.builder()
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .memory(fixture().provider())
            .clock(clock);
    store = directory().map(builder::directory).orElseGet(builder::inMemory).build();
    closed = false;
  }

  @AfterEach
  final void checkAndClose() {
    if (!closed) {
      fixture().settle(memory());
      assertThat(ragged().check().problems()).isEmpty();
      assertThat(ragged().health().problems()).isEmpty();
      close();
    }
  }

  final void close() {
    closed = true;
    ragged().close();
  }

  final Ragged ragged() {
    return Objects.requireNonNull(store, "store");
  }

  final Memory memory() {
    return ragged().memory().orElseThrow();
  }

  final PersonaMemory of(String persona) {
    return memory().of(PersonaId.of(persona));
  }

  final PersonaSpace space(String persona) {
    return ragged().persona(persona);
  }

  final void create(String... personas) {
    for (String persona : personas) {
      fixture().create(memory(), PersonaId.of(persona));
    }
  }

  final void settle() {
    fixture().settle(memory());
  }

  /** Records and returns the future, which may wait. */
  final CompletableFuture<Boolean> record(String persona, Interaction interaction) {
    return of(persona).record(interaction, Optional.empty());
  }

  /** Expects a future to complete soon; a settled memory may tell it a moment later. */
  static void becomes(CompletableFuture<Boolean> future, boolean value) {
    assertThat(future).succeedsWithin(PATIENCE).isEqualTo(value);
  }

  static void allDone(List<CompletableFuture<Boolean>> futures) {
    futures.forEach(future -> becomes(future, true));
  }

  /** Returns a question asked now. */
  final Interaction asked(String query) {
    return Interaction.builder(query, clock.instant()).build();
  }

  /** Returns the question number {@code number}, with an id that depends on it alone. */
  final Interaction numbered(int number, String query) {
    return Interaction.builder(query, clock.instant()).id(new UUID(7, number)).build();
  }

  /** Returns an interaction without the session that the memory gave it. */
  static Interaction withoutSession(Interaction interaction) {
    return new Interaction(
        interaction.id(),
        Optional.empty(),
        interaction.query(),
        interaction.response(),
        interaction.askedAt(),
        interaction.hits(),
        interaction.model(),
        interaction.latency(),
        interaction.metadata());
  }

  /** Returns the questions of a persona, latest first. */
  final List<String> queries(String persona) {
    return of(persona).recent(1_000_000).stream().map(Interaction::query).toList();
  }

  /** Puts documents of two fields into the store, some about both. */
  final void ingestFields() {
    ragged()
        .ingest(
            Document.of("pasta", "Python is the word for a pasta of long strands with basil."),
            Document.of("bread", "A sourdough bread of rye flour, baked slowly in a hot oven."),
            Document.of("code", "Python is a language for software with long strands of code."),
            Document.of("tests", "Unit tests of software tell what a language really does."),
            Document.of("both", "The software of a bread machine, written in a small language."),
            Document.of("none", "A ship sailed along the coast for seven long days."));
  }

  /** Lets a persona ask so often about a field that it counts as an interest. */
  final void interest(String persona, String query) {
    for (int i = 0; i < 6; i++) {
      space(persona).search(query);
      clock.advance(Duration.ofHours(5));
    }
    settle();
  }

  /** What of a hit must be the same to the last bit when a memory has no say. */
  record Found(String chunk, long score, List<ScorePart> parts) {
    static List<Found> of(SearchResult result) {
      return of(result.hits());
    }

    static List<Found> of(List<Hit> hits) {
      List<Found> found = new ArrayList<>();
      for (Hit hit : hits) {
        found.add(
            new Found(
                hit.chunkId().toString(), Double.doubleToRawLongBits(hit.score()), hit.parts()));
      }
      return found;
    }
  }

  static SearchRequest.Builder request(String text) {
    return SearchRequest.builder(text).k(6);
  }
}
