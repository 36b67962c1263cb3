package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.PersonaId;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every string of a caller comes back exactly, or is refused by the parameter's name. */
abstract class MemoryTextContract extends MemorySuite {
  private static final List<String> KEPT =
      Stream.concat(HostileTexts.KEPT.stream(), HostileTexts.KEPT_IN_TEXTS.stream()).toList();

  /** Records {@code interactions} for one persona and expects them back, latest first. */
  private void roundTrip(List<Interaction> interactions) {
    create("ana");
    List<CompletableFuture<Boolean>> futures = new ArrayList<>();
    for (Interaction interaction : interactions) {
      futures.add(record("ana", interaction));
    }
    settle();
    assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
    List<Interaction> found =
        of("ana").recent(interactions.size()).stream().map(MemorySuite::withoutSession).toList();
    List<Interaction> expected = new ArrayList<>(interactions);
    java.util.Collections.reverse(expected);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void record_hostileTextsEverywhere_roundTrip() {
    List<Interaction> interactions = new ArrayList<>();
    for (String text : KEPT) {
      interactions.add(
          Interaction.builder(text, clock.instant())
              .response(text)
              .model(text)
              .metadata(Map.of(text, text, "key of " + text, text))
              .build());
    }
    roundTrip(interactions);
  }

  @Test
  void record_allHostileTextsAsMetadataKeys_roundTrip() {
    List<Interaction> interactions = new ArrayList<>();
    for (int from = 0; from < KEPT.size(); from += Interaction.MAX_METADATA) {
      Map<String, String> metadata = new LinkedHashMap<>();
      for (String key :
          KEPT.subList(from, Math.min(KEPT.size(), from + Interaction.MAX_METADATA))) {
        metadata.put(key, "");
      }
      interactions.add(Interaction.builder("keys", clock.instant()).metadata(metadata).build());
    }
    roundTrip(interactions);
  }

  @Test
  void record_metadataKeysThatCollideInHashTables_roundTrip() {
    List<Interaction> interactions = new ArrayList<>();
    for (int from = 0; from < 1024; from += 64) {
      Map<String, String> metadata = new LinkedHashMap<>();
      for (int i = from; i < from + 64; i++) {
        metadata.put(colliding(i, 31), "x");
      }
      interactions.add(Interaction.builder("java", clock.instant()).metadata(metadata).build());
      metadata.clear();
      for (int i = from; i < from + 64; i++) {
        metadata.put(colliding(i, 33), "x");
      }
      interactions.add(Interaction.builder("jackson", clock.instant()).metadata(metadata).build());
    }
    roundTrip(interactions);
  }

  /** Returns one of 1024 keys that all have one hash of the form h = h * factor + c. */
  private static String colliding(int number, int factor) {
    StringBuilder key = new StringBuilder();
    for (int bit = 0; bit < 10; bit++) {
      boolean set = (number >> bit & 1) == 1;
      key.append(set ? 'A' : 'B').append((char) (set ? 'A' + factor : 'A'));
    }
    return key.toString();
  }

  @Test
  void record_longestTexts_roundTrip() {
    String long4 = "\uD83D\uDE00".repeat(5_000);
    roundTrip(
        List.of(
            Interaction.builder("q".repeat(65_536), clock.instant())
                .response("r".repeat(Interaction.MAX_RESPONSE_LENGTH))
                .model(long4)
                .metadata(Map.of(long4, long4, "\\".repeat(10_000), "\"".repeat(10_000)))
                .build(),
            Interaction.builder("\u0001\"\\".repeat(20_000), clock.instant())
                .response("\u0001".repeat(Interaction.MAX_RESPONSE_LENGTH))
                .build()));
  }

  @Test
  void record_hostileHits_roundTrip() {
    List<Interaction> interactions = new ArrayList<>();
    for (String text : HostileTexts.KEPT) {
      interactions.add(
          Interaction.builder("hits", clock.instant())
              .hits(
                  List.of(
                      new ChunkId(new DocumentKey(text, Optional.empty()), 0),
                      new ChunkId(new DocumentKey(text, Optional.of(PersonaId.of(text))), 7),
                      new ChunkId(
                          new DocumentKey(text, Optional.of(PersonaId.of("ana"))),
                          Interaction.MAX_POSITION)))
              .build());
    }
    roundTrip(interactions);
  }

  @Test
  void record_extremeTimes_areKeptAndSearchesWork() {
    create("ana");
    List<Instant> times =
        List.of(
            Instant.ofEpochMilli(Long.MAX_VALUE),
            Instant.ofEpochMilli(Long.MIN_VALUE),
            Instant.EPOCH,
            Instant.parse("1582-10-15T00:00:00Z"),
            Instant.parse("+10000-01-01T00:00:00Z"));
    for (int round = 0; round < 3; round++) {
      for (Instant time : times) {
        var unused =
            record(
                "ana",
                Interaction.builder("which pasta with basil", time)
                    .latency(Interaction.MAX_LATENCY)
                    .build());
      }
    }
    ingestFields();
    settle();
    assertThat(of("ana").recent(100))
        .hasSize(15)
        .allSatisfy(kept -> assertThat(kept.latency()).isEqualTo(Interaction.MAX_LATENCY))
        .extracting(Interaction::askedAt)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder())
        .containsAll(times);
    assertThat(space("ana").search(request("pasta").build(), UNRECORDED).hits())
        .isNotEmpty()
        .allSatisfy(hit -> assertThat(hit.score()).isBetween(0.0, 1.0));
  }

  @Test
  void feedback_hostileCorrections_roundTrip() {
    create("ana");
    Interaction interaction = asked("which");
    var unused = record("ana", interaction);
    for (String text : KEPT) {
      Feedback feedback = Feedback.corrected(text);
      assertThat(of("ana").feedback(interaction.id(), feedback)).isNotNull();
      assertThat(of("ana").feedback(interaction.id())).contains(feedback);
    }
  }

  @Test
  void interaction_badStrings_areRefusedByName() {
    for (HostileTexts.Refused bad : HostileTexts.REFUSED) {
      refused("query", bad, () -> asked(bad.text()));
      refused("response", bad, () -> builder().response(bad.text()).build());
      refused("model", bad, () -> builder().model(bad.text()).build());
      refused("correction", bad, () -> Feedback.corrected(bad.text()));
      refused("metadata key", bad, () -> builder().metadata(Map.of(bad.text(), "x")).build());
      refused("document id of a hit", bad, () -> builder().hits(hits(bad.text(), 0)).build());
      refused("persona", bad, () -> memory().of(PersonaId.of(bad.text())));
      refused("search text", bad, () -> space("ana").search(bad.text()));
      if (!bad.why().equals("blank")) {
        refused("metadata value", bad, () -> builder().metadata(Map.of("k", bad.text())).build());
      }
    }
  }

  private Interaction.Builder builder() {
    return Interaction.builder("query", clock.instant());
  }

  private static List<ChunkId> hits(String document, int position) {
    return List.of(new ChunkId(new DocumentKey(document, Optional.empty()), position));
  }

  private static void refused(String name, HostileTexts.Refused bad, ThrowingCallable call) {
    assertThatThrownBy(call)
        .as("%s", name)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(name, bad.why());
  }

  @Test
  void interaction_tooLongOrTooMuch_isRefusedByName() {
    tooMuch("persona", () -> PersonaId.of("p".repeat(10_000)));
    tooMuch("query", () -> asked("q".repeat(65_537)));
    tooMuch("response", () -> builder().response("r".repeat(1_048_577)).build());
    tooMuch("model", () -> builder().model("m".repeat(10_001)).build());
    tooMuch("metadata key", () -> builder().metadata(Map.of("k".repeat(10_001), "")).build());
    tooMuch("metadata value", () -> builder().metadata(Map.of("k", "v".repeat(10_001))).build());
    tooMuch("correction", () -> Feedback.corrected("c".repeat(65_537)));
    tooMuch("document id of a hit", () -> builder().hits(hits("d".repeat(1_001), 0)).build());
    tooMuch("position", () -> builder().hits(hits("d", 1_000_000_000)).build());
    tooMuch("position", () -> builder().hits(hits("d", -1)).build());
    tooMuch("latency", () -> builder().latency(Duration.ofSeconds(Long.MAX_VALUE)).build());
    tooMuch("latency", () -> builder().latency(Duration.ofNanos(-1)).build());
    tooMuch("askedAt", () -> Interaction.builder("query", Instant.MAX).build());
    tooMuch("askedAt", () -> Interaction.builder("query", Instant.MIN).build());
  }

  private static void tooMuch(String name, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(name);
  }
}
