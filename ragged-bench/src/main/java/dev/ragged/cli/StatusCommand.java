package dev.ragged.cli;

import dev.ragged.Health;
import dev.ragged.Ragged;
import dev.ragged.Statistics;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.index.IndexStatistics;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is in a store. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    header = "Say what is in the store, what it takes, and whether it is sound.",
    description = {
      "",
      "Quick; 'ragged check' reads everything. Ends with 1 if something is wrong."
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  StatusCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    try (Ragged ragged = store.open()) {
      Health health = ragged.health();
      return output.show(
          Reply.of(text(ragged, health), json(ragged, health)).failingIf(!health.isHealthy()));
    }
  }

  private String text(Ragged ragged, Health health) {
    Statistics statistics = ragged.statistics();
    CorpusStatistics corpus = statistics.corpus();
    IndexStatistics index = corpus.index();
    TextTable table =
        TextTable.ofLetters("<<")
            .row("Store", store.directory().toString())
            .row("Documents", Figures.count(corpus.documents()))
            .row("Passages", Figures.count(corpus.chunks()))
            .row("Texts on disk", Figures.bytes((double) corpus.bytesOnDisk()))
            .row("Embedder", name(corpus.embedder()))
            .row("Backend", index.backend() + (index.ready() ? "" : ", still being built"))
            .row("Vectors", Figures.count(index.vectors()))
            .row("Index on disk", Figures.bytes((double) index.bytesOnDisk()))
            .row("Index in memory", Figures.bytes((double) index.bytesInMemory()))
            .row("Kernels", statistics.kernels())
            .row("Memory", ragged.memory().isPresent() ? "on" : "off")
            .row("Persona", PresentPersona.of(ragged).orElse("nobody, unless a call names one"));
    StringBuilder text = new StringBuilder(table.plain());
    text.append(health.isHealthy() ? "  Sound.\n" : problems(health));
    return text.toString();
  }

  /** Without the details, such as the hashes of a model's files. */
  private static String name(EmbedderFingerprint embedder) {
    return embedder.name() + ", " + embedder.dimension() + " dimensions";
  }

  static String problems(Health health) {
    StringBuilder text = new StringBuilder();
    health.problems().forEach(problem -> text.append("  PROBLEM ").append(problem).append('\n'));
    return text.toString();
  }

  private Map<String, Object> json(Ragged ragged, Health health) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", store.directory());
    json.put("corpus", ragged.statistics().corpus());
    json.put("kernels", ragged.statistics().kernels());
    json.put("memory", ragged.memory().isPresent());
    json.put("persona", PresentPersona.of(ragged));
    List<CacheStatistics> caches = ragged.caches().statistics();
    json.put("caches", caches);
    json.put("problems", health.problems());
    return json;
  }
}
