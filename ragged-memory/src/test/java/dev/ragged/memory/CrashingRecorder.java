package dev.ragged.memory;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.sqlite.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Records for some personas until it is killed. Says what is durable ({@code done} persona
 * sequence, {@code judged} persona sequence), and before and after it erases a persona's memory up
 * to a sequence ({@code erasing}, {@code erased}). Each persona's sequence has no gaps.
 */
final class CrashingRecorder {
  static final int PERSONAS = 4;

  /** The persona whose memory is erased now and then. */
  static final int FORGETFUL = 3;

  /** Sequences that a round has for itself. */
  static final int ROUND = 100_000;

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int UNDER_WAY = 60;
  private static final List<String> SUBJECTS =
      List.of(
          "pasta with basil",
          "rye bread",
          "unit tests",
          "the weather at sea",
          "apple trees",
          "machine learning",
          "an old bicycle",
          "river boats",
          "jazz guitar",
          "tax law");

  private final PersonalMemory memory;
  private final Random random;
  private final int[] next = new int[PERSONAS];
  private final Semaphore room = new Semaphore(UNDER_WAY);

  private CrashingRecorder(PersonalMemory memory, int round) {
    this.memory = memory;
    this.random = new Random(round);
    java.util.Arrays.fill(next, round * ROUND);
  }

  /** Arguments: directory, durability, round. */
  public static void main(String[] args) {
    try (Ragged ragged = open(Path.of(args[0]), Durability.valueOf(args[1]))) {
      new CrashingRecorder(PersonalMemory.of(ragged), Integer.parseInt(args[2])).run();
    }
  }

  static Ragged open(Path directory, Durability durability) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(LexicalEmbedder.create(16))
        .memory(
            MemoryOptions.builder()
                .durability(durability)
                .recorder(new RecorderOptions(8, Duration.ofMillis(3), 10_000))
                .build())
        .build();
  }

  /** Makes the personas, and documents that they are shown. */
  static void prepare(Ragged ragged) {
    for (int i = 0; i < SUBJECTS.size(); i++) {
      ragged.ingest(
          Document.of("doc" + i, "A page about " + SUBJECTS.get(i) + " and little else."));
    }
    for (int i = 0; i < PERSONAS; i++) {
      PersonalMemory.of(ragged).personas().create(name(i));
    }
  }

  static String name(int persona) {
    return "p" + persona;
  }

  static UUID id(int persona, int sequence) {
    return new UUID(persona, sequence);
  }

  private void run() {
    for (int i = 1; ; i++) {
      int persona = random.nextInt(PERSONAS);
      record(persona, next[persona]++);
      if (i % 40 == 0) {
        var unused = memory.of(name(persona)).recent(3);
      }
      if (i % 90 == 0) {
        erase();
      }
    }
  }

  private void record(int persona, int sequence) {
    room.acquireUninterruptibly();
    RememberedPersona remembered = memory.of(name(persona));
    Instant at = START.plusSeconds(sequence * 60L - random.nextInt(8) / 7 * 100_000L);
    var recorded =
        remembered
            .record(
                Interaction.builder("what of " + SUBJECTS.get(random.nextInt(10)), at)
                    .id(id(persona, sequence))
                    .hits(List.of(ChunkId.parse("doc" + random.nextInt(10) + "#0")))
                    .build(),
                Optional.empty())
            .whenComplete((done, failure) -> say("done", persona, sequence, failure));
    if (random.nextInt(3) == 0) {
      var unusedToo =
          remembered
              .feedback(id(persona, sequence), Feedback.corrected("better " + sequence))
              .whenComplete((done, failure) -> say("judged", persona, sequence, failure));
    }
    var unused = recorded.thenRun(room::release);
  }

  private void erase() {
    int last = next[FORGETFUL] - 1;
    say("erasing", FORGETFUL, last, null);
    memory.of(name(FORGETFUL)).erase();
    say("erased", FORGETFUL, last, null);
  }

  private static void say(
      String what,
      int persona,
      int sequence,
      @org.jspecify.annotations.Nullable Throwable failure) {
    if (failure != null) {
      throw new AssertionError(failure);
    }
    System.out.println(what + " " + persona + " " + sequence);
  }
}
