package dev.ragged.cli.benchmark;

import dev.ragged.bench.corpus.CorpusSource;
import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.bench.suite.Group;
import dev.ragged.bench.suite.Scenario;
import dev.ragged.bench.suite.Scenarios;
import dev.ragged.bench.suite.Subject;
import dev.ragged.bench.suite.SuitePlan;
import dev.ragged.bench.suite.SuitePlanBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is measured; a part of commands. What is not given is as the plan has it. */
final class PlanOptions {
  @Option(
      names = {"--backends", "--backend"},
      split = ",",
      paramLabel = "NAME",
      description =
          "Which backends: exact, hnsw, leann, leann-codes, leann-recompute, leann-full; or all.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = {"--corpus-sizes", "--corpus-size", "--docs"},
      split = ",",
      paramLabel = "N",
      description = "How many documents; several sizes, for example 1000,10000,50000.")
  private List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Only these scenarios or groups of them; 'ragged benchmark list' names them.")
  private @Nullable List<String> only;

  @Option(names = "--queries", paramLabel = "N", description = "How many different questions.")
  private @Nullable Integer queries;

  @Option(
      names = "--personas",
      split = ",",
      paramLabel = "N",
      description = "How many personas ask at once; several numbers.")
  private List<Integer> personas = new ArrayList<>();

  @Option(names = "--seconds", paramLabel = "S", description = "How long each load lasts.")
  private @Nullable Double seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Searches per second of the paced load.")
  private @Nullable Integer rate;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often a store is filled to say how long that takes.")
  private @Nullable Integer rounds;

  @Option(names = "--seed", paramLabel = "N", description = "Start of what is drawn by chance.")
  private @Nullable Long seed;

  @Option(
      names = "--embedder",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES}: a model, spelling, or vectors that cost nothing.")
  private @Nullable EmbedderChoice embedder;

  @Option(
      names = "--corpus",
      paramLabel = "SOURCE",
      description = "generated, folder:DIR, beir:DIR, or fvecs:DIR.")
  private @Nullable String corpus;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      description = "Largest heap of the processes whose memory is measured.")
  private @Nullable Integer heap;

  SuitePlan plan(SuitePlanBuilder plan) {
    if (!backends.isEmpty()) {
      plan.subjects(subjects());
    }
    if (!sizes.isEmpty()) {
      plan.sizes(sizes);
    }
    if (only != null) {
      plan.scenarios(scenarios(only));
    }
    if (queries != null) {
      plan.queries(queries);
    }
    if (!personas.isEmpty()) {
      plan.personas(personas);
    }
    if (seconds != null) {
      plan.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
    }
    if (rate != null) {
      plan.rate(rate);
    }
    if (rounds != null) {
      plan.rounds(rounds);
    }
    if (seed != null) {
      plan.seed(seed);
    }
    if (embedder != null) {
      plan.embedder(embedder);
    }
    if (corpus != null) {
      plan.corpus(CorpusSource.parse(corpus));
    }
    if (heap != null) {
      plan.heapMiB(heap);
    }
    return plan.build();
  }

  private List<Subject> subjects() {
    return backends.contains("all")
        ? List.of(Subject.values())
        : backends.stream().map(Subject::parse).distinct().toList();
  }

  /** Returns the scenarios of the names, in the order in which scenarios run. */
  private static List<Scenario> scenarios(List<String> only) {
    if (only.isEmpty()) {
      throw new IllegalArgumentException("--only names no scenario");
    }
    List<String> wanted = only.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    List<String> groups = Arrays.stream(Group.values()).map(Group::key).toList();
    wanted.stream().filter(name -> !groups.contains(name)).forEach(Scenarios::of);
    return Scenarios.all().stream()
        .filter(
            scenario -> wanted.contains(scenario.id()) || wanted.contains(scenario.group().key()))
        .toList();
  }
}
