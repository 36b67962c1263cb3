package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Interactions and verdicts on them, made up from a seed; texts are hard to quote. */
final class RandomInteractions {
  /** A verdict and when it is given. */
  record Verdict(Instant at, Feedback feedback) {}

  /** An interaction and the verdicts on it. */
  record Asked(Interaction interaction, List<Verdict> verdicts) {}

  static final List<Document> DOCUMENTS =
      List.of(
          Document.of("pasta.md", "Pasta with basil needs olive oil and ripe tomatoes."),
          Document.of("java.md", "A garbage collector frees memory of a virtual machine."),
          Document.of("zoo.md", "The zebra and the giraffe share the savanna with lions."));

  private static final List<String> WORDS =
      List.of(
          "zebra",
          "pasta",
          "garbage collector",
          "basil",
          "virtual machine",
          "olive oil",
          "neural",
          "network",
          "savanna",
          "tomatoes",
          "Zürich",
          "東京",
          "emoji 😀",
          "\"quoted\"",
          "a,b",
          "line\nbreak",
          "tab\there",
          "=1+1",
          "back\\slash",
          "</script>",
          "\u2028",
          "\u00e9");

  private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
  private static final long SPAN_MILLIS = Duration.ofDays(120).toMillis();

  private final Random random;
  private final List<UUID> sessions = new ArrayList<>();

  RandomInteractions(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      sessions.add(uuid());
    }
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  List<Asked> list(int count) {
    List<Asked> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(next());
    }
    return list;
  }

  private Asked next() {
    // Whole minutes, so that some are asked at the same time.
    long at = random.nextLong(SPAN_MILLIS) / 600_000 * 600_000 + (random.nextInt(4) == 0 ? 7 : 0);
    Interaction.Builder builder =
        Interaction.builder(text("what is"), START.plusMillis(at))
            .id(uuid())
            .session(sessions.get(random.nextInt(sessions.size())))
            .hits(hits())
            .latency(Duration.ofNanos(random.nextLong(5_000_000_000L)))
            .metadata(metadata());
    if (random.nextBoolean()) {
      builder.response(text("it is"));
    }
    if (random.nextBoolean()) {
      builder.model("model-" + random.nextInt(3));
    }
    return new Asked(builder.build(), verdicts());
  }

  private String text(String start) {
    StringBuilder text = new StringBuilder(random.nextInt(6) == 0 ? "=" : start);
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    return text.toString();
  }

  private List<ChunkId> hits() {
    List<ChunkId> hits = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).id();
      hits.add(new ChunkId(new DocumentKey(document, Optional.empty()), random.nextInt(2)));
    }
    return hits;
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      metadata.put("key " + random.nextInt(100), random.nextInt(4) == 0 ? "" : text("value"));
    }
    return metadata;
  }

  private List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      Feedback feedback =
          switch (random.nextInt(3)) {
            case 0 -> Feedback.positive();
            case 1 -> Feedback.negative();
            default -> Feedback.corrected(text("rather"));
          };
      Instant at = START.plusMillis(random.nextLong(SPAN_MILLIS));
      // What is given twice in a row is kept once.
      if (verdicts.isEmpty() || !verdicts.get(verdicts.size() - 1).feedback().equals(feedback)) {
        verdicts.add(new Verdict(at, feedback));
      }
    }
    return verdicts;
  }

  /** Records what {@code asked} are; the clock stands at the last verdict afterwards. */
  static void record(ExportStore store, RememberedPersona persona, List<Asked> asked) {
    List<CompletableFuture<Boolean>> recorded = new ArrayList<>();
    for (Asked each : asked) {
      recorded.add(persona.record(each.interaction(), Optional.empty()));
      for (Verdict verdict : each.verdicts()) {
        store.clock.set(verdict.at());
        recorded.add(persona.feedback(each.interaction().id(), verdict.feedback()));
      }
    }
    store.memory.flush();
    assertThat(recorded).allMatch(CompletableFuture::join);
  }
}
