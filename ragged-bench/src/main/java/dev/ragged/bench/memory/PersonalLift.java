package dev.ragged.bench.memory;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.Uncached;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.rank.BlendedRanking;
import dev.ragged.memory.rank.PersonalWeights;
import dev.ragged.memory.rank.RankingStrategy;
import dev.ragged.memory.rank.evaluation.Judgments;
import dev.ragged.memory.rank.evaluation.PairedComparison;
import dev.ragged.memory.rank.evaluation.RankingMetrics;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures what personal ranking is worth to personas with planted interests: each asks about two
 * of twenty subjects for two months, and then one ambiguous word, by which it means what it means
 * in its subjects. Neutral questions, about other subjects in their own words, must not get worse.
 */
public final class PersonalLift {
  private static final int K = 10;
  private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

  private PersonalLift() {}

  /** Takes numbers by name. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Arguments arguments =
        new Arguments(
            Map.of(
                "personas",
                40,
                "taught",
                60,
                "asked",
                10,
                "documents",
                40,
                "seed",
                42,
                "topics",
                50,
                "history",
                30),
            words);
    PlantedWorld world = new PlantedWorld(arguments.get("seed"), arguments.get("documents"));
    AtomicReference<Instant> now = new AtomicReference<>(START);
    InstantSource source = now::get;
    Clock clock = source.withZone(ZoneOffset.UTC);
    try (Ragged ragged =
        Uncached.builder()
            .inMemory()
            .clock(clock)
            .embedder(LexicalEmbedder.create())
            .memory(MemoryOptions.builder().ranking(ranking(arguments)).build())
            .build()) {
      ragged.ingest(world.documents().toArray(Document[]::new));
      Values ambiguous = new Values();
      Values neutral = new Values();
      for (int persona = 0; persona < arguments.get("personas"); persona++) {
        String id = "persona-" + persona;
        PersonalMemory.of(ragged).personas().create(id);
        int[] subjects = {persona % PlantedWorld.SUBJECTS, (persona + 7) % PlantedWorld.SUBJECTS};
        now.set(START);
        for (int i = 0; i < arguments.get("taught"); i++) {
          now.set(now.get().plus(Duration.ofDays(1)));
          ragged.persona(id).search(world.question(subjects[i % 2]));
        }
        PersonalMemory.of(ragged).flush();
        for (int i = 0; i < arguments.get("asked"); i++) {
          int meant = subjects[i % 2];
          ask(ragged, id, world, world.ambiguous(meant), meant, ambiguous);
          int other = (persona + 3 + i) % PlantedWorld.SUBJECTS;
          ask(ragged, id, world, PlantedWorld.own(other, i), other, neutral);
        }
      }
      out.printf("%s%n", arguments);
      ambiguous.print(out, "ambiguous questions", arguments.get("seed"));
      neutral.print(out, "neutral questions", arguments.get("seed"));
    }
  }

  /** Returns the default ranking with these weights, in percent; the rest is of co-occurrence. */
  private static RankingStrategy ranking(Arguments arguments) {
    double topics = arguments.get("topics") / 100.0;
    double history = arguments.get("history") / 100.0;
    return BlendedRanking.builder()
        .weights(new PersonalWeights(topics, history, 1 - topics - history))
        .build();
  }

  private static void ask(
      Ragged ragged, String persona, PlantedWorld world, String word, int meant, Values values) {
    Map<String, Integer> gains = new HashMap<>();
    for (Document document : world.documents()) {
      int gain = world.gain(document.id(), word, meant);
      if (gain > 0) {
        gains.put(document.id(), gain);
      }
    }
    Judgments judgments = new Judgments(gains);
    SearchRequest request = SearchRequest.builder(word).k(K).build();
    values.add(
        RankingMetrics.ndcg(documents(ragged.search(request).hits()), judgments, K),
        RankingMetrics.ndcg(
            documents(
                ragged
                    .persona(persona)
                    .search(request, Personalization.builder().record(false).build())
                    .hits()),
            judgments,
            K));
  }

  private static List<String> documents(List<Hit> hits) {
    return hits.stream().map(Hit::documentId).distinct().toList();
  }

  /** nDCG of the same questions without memory and with it. */
  private static final class Values {
    private final List<Double> base = new ArrayList<>();
    private final List<Double> personal = new ArrayList<>();

    void add(double without, double with) {
      base.add(without);
      personal.add(with);
    }

    void print(PrintStream out, String title, long seed) {
      PairedComparison comparison =
          PairedComparison.of(
              base.stream().mapToDouble(Double::doubleValue).toArray(),
              personal.stream().mapToDouble(Double::doubleValue).toArray(),
              seed);
      out.printf("%s: nDCG@%d %s%n", title, K, comparison);
    }
  }
}
