package dev.ragged.bench.memory;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.Median;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.Durability;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Measures what recording costs the caller and when it is durable, and what batches gain over
 * single commits, with each durability and with learning on and off.
 */
public final class RecorderTimes {
  private RecorderTimes() {}

  /** Takes {@code records=}, {@code single=} and {@code rounds=}. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Arguments arguments =
        new Arguments(Map.of("records", 10_000, "single", 500, "rounds", 3), words);
    for (Durability durability : Durability.values()) {
      for (boolean learning : new boolean[] {false, true}) {
        out.printf("%s, learning %s%n", durability, learning ? "on" : "off");
        compare(out, arguments, durability, learning);
      }
    }
  }

  private static void compare(
      PrintStream out, Arguments arguments, Durability durability, boolean learning)
      throws IOException {
    double[] ratios = new double[arguments.get("rounds")];
    for (int round = -1; round < ratios.length; round++) {
      double single =
          rate(
              out,
              durability,
              learning,
              new RecorderOptions(1, Duration.ofSeconds(5), 100_000),
              arguments.get("single"),
              true,
              false);
      double batched =
          rate(
              out,
              durability,
              learning,
              new RecorderOptions(100, Duration.ofSeconds(5), 100_000),
              arguments.get("records"),
              false,
              round >= 0);
      if (round >= 0) {
        ratios[round] = batched / single;
        out.printf(
            "  one by one %,.0f/s, batched %,.0f/s: %.1fx%n", single, batched, ratios[round]);
      }
    }
    out.printf("  median ratio %.1fx%n", Median.of(ratios));
  }

  /** Returns how many records became durable in a second. */
  private static double rate(
      PrintStream out,
      Durability durability,
      boolean learning,
      RecorderOptions options,
      int count,
      boolean wait,
      boolean print)
      throws IOException {
    MemoryOptions memoryOptions =
        MemoryOptions.builder().durability(durability).recorder(options).build();
    try (TemporaryFolder folder = new TemporaryFolder("ragged-recorder");
        Ragged ragged =
            Uncached.builder()
                .directory(folder.path())
                .backend("exact")
                .embedder(LexicalEmbedder.create(64))
                .memory(memoryOptions)
                .build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      memory.personas().learning("ana", learning);
      RememberedPersona ana = memory.of("ana");
      List<Interaction> interactions = interactions(count);
      long[] calls = new long[count];
      long[] durable = new long[count];
      List<CompletableFuture<Boolean>> futures = new ArrayList<>(count);
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        int number = i;
        long before = System.nanoTime();
        CompletableFuture<Boolean> future = ana.record(interactions.get(i), Optional.empty());
        calls[i] = System.nanoTime() - before;
        futures.add(
            future.whenComplete((done, failure) -> durable[number] = System.nanoTime() - before));
        if (wait) {
          future.join();
        }
      }
      CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (print) {
        long flush = System.nanoTime();
        memory.flush();
        out.printf("  record() call: %s%n", new Percentiles(calls));
        out.printf("  until durable: %s%n", new Percentiles(durable));
        out.printf("  learned %.2f s after that%n", (System.nanoTime() - flush) / 1e9);
      }
      return count / seconds;
    }
  }

  private static List<Interaction> interactions(int count) {
    Questions questions = new Questions(42);
    List<Interaction> interactions = new ArrayList<>(count);
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < count; i++) {
      interactions.add(
          Interaction.builder(questions.next(), start.plusSeconds(60L * i))
              .hits(questions.hits(10))
              .latency(Duration.ofMillis(12))
              .build());
    }
    return interactions;
  }
}
