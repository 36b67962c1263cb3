package dev.ragged.bench.memory;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.LiveHeap;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.SearchClock;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.persona.Interaction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Measures what finding similar past questions of one persona costs: the time of a call, with and
 * without something recorded since the last one, that of the first call, and bytes on disk and in
 * the heap per question. Times are CPU time of the asking thread.
 */
public final class RecallTimes {
  private static final String PERSONA = "ana";
  private static final int K = 10;

  private final PrintStream out = System.out;
  private final List<String> questions = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Embedder embedder;

  private RecallTimes(int questions, int asked, Embedder embedder) {
    this.embedder = embedder;
    Questions source = new Questions(11);
    for (int i = 0; i < questions; i++) {
      this.questions.add(source.next());
    }
    for (int i = 0; i < asked; i++) {
      this.asked.add(source.next());
    }
  }

  /** Takes {@code questions=}, {@code asked=} and {@code minilm=}, which is 0 or 1. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(Map.of("questions", 10_000, "asked", 1_000, "minilm", 0), words);
    try (Embedder embedder =
        arguments.get("minilm") == 1 ? DjlEmbedder.miniLm() : LexicalEmbedder.create()) {
      new RecallTimes(arguments.get("questions"), arguments.get("asked"), embedder).run();
    }
  }

  private void run() throws IOException {
    out.printf(
        "%,d questions, %,d of them different, %d dimensions%n",
        questions.size(), new HashSet<>(questions).size(), embedder.fingerprint().dimension());
    try (TemporaryFolder bare = new TemporaryFolder("recall-times");
        TemporaryFolder full = new TemporaryFolder("recall-times")) {
      long without = fill(bare.path(), MemoryOptions.builder().rememberQuestions(false).build());
      long with = fill(full.path(), MemoryOptions.DEFAULT);
      out.printf(
          "memory.db: %.1f MB, without vectors %.1f MB: %,d bytes per question for its vector%n",
          with / 1e6, without / 1e6, (with - without) / questions.size());
      try (Ragged ragged = open(full.path(), MemoryOptions.DEFAULT)) {
        measure(PersonalMemory.of(ragged).of(PERSONA));
      }
    }
  }

  /** Records all questions; returns how many bytes they take. */
  private long fill(Path directory, MemoryOptions options) throws IOException {
    try (Ragged ragged = open(directory, options)) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create(PERSONA);
      for (int i = 0; i < questions.size(); i++) {
        var unused = record(memory.of(PERSONA), questions.get(i), i);
        if (i % 1_000 == 0) {
          memory.flush();
        }
      }
      memory.flush();
    }
    return Files.size(directory.resolve("memory.db"));
  }

  private Ragged open(Path directory, MemoryOptions options) {
    return Uncached.builder()
        .directory(directory)
        .backend("exact")
        .embedder(new Borrowed(embedder))
        .memory(options)
        .build();
  }

  private UUID record(RememberedPersona ana, String question, int second) {
    Interaction interaction =
        Interaction.builder(question, Instant.EPOCH.plusSeconds(second)).build();
    var unused = ana.record(interaction, Optional.of(vector(question)));
    return interaction.id();
  }

  private float[] vector(String question) {
    return embedder.embed(List.of(question), EmbeddingRole.QUERY).get(0);
  }

  private void measure(RememberedPersona ana) {
    long heap = LiveHeap.bytes();
    out.printf("first call: %.1f ms%n", millis(() -> ana.similarQuestions("first", K)));
    out.printf("heap: %,d bytes per question%n", (LiveHeap.bytes() - heap) / questions.size());
    report("similarQuestions, warming up", question -> ana.similarQuestions(question, K));
    report("similarQuestions", question -> ana.similarQuestions(question, K));
    report("the embedder's part of it", this::vector);
    report("context", ana::context);
    reportAfterRecording(ana);
    UUID erased = record(ana, "to be erased", 0);
    out.printf("erasure of one question: %.0f ms%n", millis(() -> ana.erase(erased)));
    out.printf("call after that: %.1f ms%n", millis(() -> ana.similarQuestions("next", K)));
  }

  private void reportAfterRecording(RememberedPersona ana) {
    long[] times = new long[asked.size()];
    for (int i = 0; i < times.length; i++) {
      String question = asked.get(i);
      var unused = record(ana, question, questions.size());
      // Recording itself, which a read waits for, is not what is measured.
      ana.count();
      times[i] = nanos(() -> ana.similarQuestions(question, K));
    }
    out.println("similarQuestions after each question: " + new Percentiles(times));
  }

  private interface Call {
    Object with(String question);
  }

  private void report(String what, Call call) {
    long[] times = new long[asked.size()];
    for (int i = 0; i < times.length; i++) {
      String question = asked.get(i);
      times[i] = nanos(() -> call.with(question));
    }
    out.println(what + ": " + new Percentiles(times));
  }

  private static long nanos(Runnable work) {
    long start = SearchClock.nanos();
    work.run();
    return SearchClock.nanos() - start;
  }

  private static double millis(Runnable work) {
    return nanos(work) / 1e6;
  }
}
