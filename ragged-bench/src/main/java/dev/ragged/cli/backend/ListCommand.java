package dev.ragged.cli.backend;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.index.IndexBytes;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names the backends that this program has. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "List the vector backends, and what each would take for the store, if there is one.")
final class ListCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  ListCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    if (!store.exists()) {
      return output.show(reply(Optional.empty()));
    }
    try (Ragged ragged = store.open()) {
      return output.show(reply(Optional.of(ragged.statistics().corpus())));
    }
  }

  private static Reply reply(Optional<CorpusStatistics> corpus) {
    List<VectorIndexProvider> providers =
        ServiceLoader.load(VectorIndexProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(VectorIndexProvider::priority).reversed())
            .toList();
    TextTable table = new TextTable("<<>>");
    table.row("backend", "vectors", "disk", "memory");
    List<Object> json = new ArrayList<>();
    for (VectorIndexProvider provider : providers) {
      Optional<IndexBytes> bytes = corpus.map(state -> estimate(provider, state));
      String active =
          corpus.filter(state -> state.index().backend().equals(provider.name())).isPresent()
              ? " (answers now)"
              : "";
      table.row(
          provider.name() + active,
          provider.keepsVectors() ? "kept" : "recomputed",
          bytes.map(each -> "~" + Figures.bytes((double) each.disk())).orElse(""),
          bytes.map(each -> "~" + Figures.bytes((double) each.heap())).orElse(""));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("backend", provider.name());
      one.put("active", !active.isEmpty());
      one.put("keepsVectors", provider.keepsVectors());
      one.put("estimate", bytes);
      json.add(one);
    }
    return Reply.of(table.withHeads(), json);
  }

  private static IndexBytes estimate(VectorIndexProvider provider, CorpusStatistics corpus) {
    return provider.estimate(corpus.chunks(), corpus.embedder().dimension(), Similarity.COSINE);
  }
}
