package dev.ragged.bench;

import dev.ragged.Ragged;
import dev.ragged.bench.corpus.CorpusSource;
import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.migration.MigrationListener;
import dev.ragged.migration.MigrationOptions;
import dev.ragged.migration.MigrationPhase;
import dev.ragged.migration.MigrationReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long a store takes to move from one backend to another: {@code docs} documents of one chunk
 * with clustered vectors of {@code dimension}, from a model that costs nothing; or, with {@code
 * minilm=1}, made-up documents whose passages that model embeds, which a move from LEANN does
 * again.
 */
public final class MigrationTimes {
  private static final int CLUSTERS = 200;
  private static final long SEED = 42;

  private MigrationTimes() {}

  /** Arguments: {@code docs=10000 dimension=384 minilm=0}. */
  public static void main(String[] words) throws IOException {
    Arguments arguments =
        new Arguments(Map.of("docs", 10_000, "dimension", 384, "minilm", 0), words);
    System.out.println(arguments);
    boolean miniLm = arguments.get("minilm") == 1;
    try (Embedder model =
            miniLm
                ? EmbedderChoice.MINILM.open(SEED)
                : new GivenVectors(arguments.get("dimension"), CLUSTERS, SEED);
        TemporaryFolder folder = new TemporaryFolder("migration");
        Ragged ragged =
            Ragged.builder()
                .directory(folder.path().resolve("store"))
                .backend("exact")
                .embedder(model)
                .build()) {
      int docs = arguments.get("docs");
      ragged.ingest(DocumentSource.of(miniLm ? madeUp(docs) : numbered(docs)));
      for (String backend : List.of("hnsw", "leann", "exact")) {
        move(ragged, backend);
      }
      System.out.println("back: " + ragged.migration().rollback().summary());
    }
  }

  private static List<Document> numbered(int docs) {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < docs; i++) {
      documents.add(Document.of("doc" + i, "document number " + i));
    }
    return documents;
  }

  private static List<Document> madeUp(int docs) throws IOException {
    return CorpusSource.parse(CorpusSource.GENERATED).load(docs, 1, SEED).documents();
  }

  private static void move(Ragged ragged, String backend) {
    Map<MigrationPhase, Long> nanos = new EnumMap<>(MigrationPhase.class);
    long[] last = {System.nanoTime()};
    MigrationListener listener =
        progress -> {
          long now = System.nanoTime();
          nanos.merge(progress.phase(), now - last[0], Long::sum);
          last[0] = now;
        };
    System.out.println(ragged.migration().plan(backend).summary());
    MigrationReport report =
        ragged.migration().run(backend, MigrationOptions.DEFAULT.requiringRecall(0), listener);
    nanos.forEach((phase, time) -> System.out.printf("%s %.2f s, ", phase, time / 1e9));
    System.out.printf("%.0f chunks per second%n%s%n", report.rate(), report.summary());
  }
}
