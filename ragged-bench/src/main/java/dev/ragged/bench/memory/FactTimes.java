package dev.ragged.bench.memory;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.Median;
import dev.ragged.bench.SearchClock;
import dev.ragged.bench.Uncached;
import dev.ragged.memory.Facts;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactId;
import dev.ragged.sqlite.Durability;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Measures facts: what held as known when, stating and changing, through a store on disk. Prints
 * medians over the rounds, after one that warms up. Questions are timed by the CPU time of the
 * asking thread, what is written by the clock.
 */
public final class FactTimes {
  private static final int BATCH = 1_000;
  private static final int REBUILDS = 10;
  private static final Instant FIRST_RECORD = Instant.parse("2026-01-01T00:00:00Z");

  private final Arguments arguments;
  private final FactSamples samples;
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  private FactTimes(Arguments arguments) {
    this.arguments = arguments;
    this.samples = new FactSamples(arguments.get("facts"));
  }

  /** Takes a folder for the stores, then {@code facts= questions= statements= rounds=}. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    List<String> rest = new ArrayList<>(Arrays.asList(words));
    Path root = Path.of(rest.isEmpty() ? "target/facts" : rest.remove(0));
    Arguments arguments =
        new Arguments(
            Map.of("facts", 20_000, "questions", 2_000, "statements", 500, "rounds", 5),
            rest.toArray(String[]::new));
    PrintStream out = System.out;
    out.printf("%s, java %s%n", arguments, Runtime.version());
    FactTimes times = new FactTimes(arguments);
    for (int round = 0; round <= arguments.get("rounds"); round++) {
      for (Durability durability : List.of(Durability.NORMAL, Durability.FULL)) {
        times.round(
            Files.createTempDirectory(Files.createDirectories(root), "store"), durability, round);
      }
      if (round == 0) {
        times.figures.clear();
      }
    }
    times.print(out);
  }

  private void add(String name, double value) {
    figures.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
  }

  private void print(PrintStream out) {
    figures.forEach(
        (name, values) ->
            out.printf(
                "%s %,.3f%n",
                name, Median.of(values.stream().mapToDouble(Double::doubleValue).toArray())));
  }

  private void round(Path directory, Durability durability, int seed) {
    try (Ragged ragged =
        Uncached.builder()
            .directory(directory)
            .clock(new TickingClock(FIRST_RECORD))
            .memory(MemoryOptions.builder().durability(durability).build())
            .build()) {
      Facts facts = PersonalMemory.of(ragged).of("default").facts();
      FactSamples.declare(facts);
      Random random = new Random(seed);
      List<FactId> ids = stateAll(facts, durability, random);
      write(facts, durability, ids, random);
      if (durability == Durability.FULL) {
        rebuild(facts, random);
        ask(facts, random);
      }
    }
  }

  private List<FactId> stateAll(Facts facts, Durability durability, Random random) {
    List<Fact> given = samples.all(random);
    List<FactId> ids = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < given.size(); i += BATCH) {
      ids.addAll(facts.state(given.subList(i, Math.min(given.size(), i + BATCH))));
    }
    add(
        durability + ": states " + BATCH + " at once, facts/s",
        given.size() * 1e9 / (System.nanoTime() - start));
    return ids;
  }

  private void write(Facts facts, Durability durability, List<FactId> ids, Random random) {
    int count = arguments.get("statements");
    List<Fact> given = new FactSamples(count).all(random);
    long start = System.nanoTime();
    for (Fact fact : given) {
      facts.state(fact);
    }
    add(durability + ": states one by one, facts/s", count * 1e9 / (System.nanoTime() - start));
    start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      FactId id = ids.get(i * (ids.size() / count));
      Fact fact = facts.find(id).orElseThrow().fact();
      facts.change(id, FactChange.update(fact.toBuilder().confidence(0.9).build()));
    }
    add(durability + ": changes one by one, facts/s", count * 1e9 / (System.nanoTime() - start));
  }

  private void rebuild(Facts facts, Random random) {
    double[] millis = new double[REBUILDS];
    for (int i = 0; i < REBUILDS; i++) {
      facts.state(samples.next(random));
      long start = System.nanoTime();
      facts.asOf(FactSamples.time(random), Instant.MAX);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    add("first as-of after a change, ms", Median.of(millis));
  }

  private void ask(Facts facts, Random random) {
    Duration recorded = Duration.ofSeconds(arguments.get("facts"));
    measure("as-of, all known", i -> facts.asOf(FactSamples.time(random), Instant.MAX));
    measure(
        "as-of, known then",
        i ->
            facts.asOf(
                FactSamples.time(random),
                FIRST_RECORD.plusSeconds(random.nextLong(recorded.toSeconds()))));
    measure("current", i -> facts.current());
    measure(
        "current of one subject and predicate",
        i -> facts.current(samples.subject(random), FactSamples.predicate(random)));
    measure(
        "time line of one subject and predicate",
        i -> facts.effective(samples.subject(random), FactSamples.predicate(random), Instant.MAX));
  }

  private void measure(String name, IntFunction<List<?>> question) {
    double[] millis = new double[arguments.get("questions")];
    long found = 0;
    for (int i = 0; i < millis.length; i++) {
      long start = SearchClock.nanos();
      found += question.apply(i).size();
      millis[i] = (SearchClock.nanos() - start) / 1e6;
    }
    Arrays.sort(millis);
    add(name + ": facts in the answer", (double) found / millis.length);
    for (int percent : new int[] {50, 95, 99}) {
      add(
          name + ": p" + percent + ", ms",
          millis[(int) Math.ceil(percent / 100.0 * millis.length) - 1]);
    }
  }
}
