package dev.ragged.bench.corpus;

import dev.ragged.bench.peers.Fvecs;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Given vectors: {@code base.fvecs} and {@code query.fvecs}. The text of a document is the number
 * of its vector, which the corpus's own embedder looks up; so do questions. Compared by cosine, as
 * every store does; what is right is what an exact search finds.
 *
 * @param folder where the files are
 */
record FvecsTexts(Path folder) implements CorpusSource {
  static final String KIND = "fvecs";

  private static final String BASE = "vector";
  private static final String QUERY = "query";

  @Override
  public String spec() {
    return KIND + ":" + folder;
  }

  @Override
  public TestCorpus load(int size, int questions, long seed) throws IOException {
    float[][] base = Fvecs.floats(folder.resolve("base.fvecs"));
    float[][] queries = Fvecs.floats(folder.resolve("query.fvecs"));
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < Math.min(size, base.length); i++) {
      documents.add(Document.of(BASE + i, BASE + i));
    }
    List<JudgedQuestion> asked = new ArrayList<>();
    for (int i = 0; i < Math.min(questions, queries.length); i++) {
      asked.add(new JudgedQuestion(QUERY + i, Map.of()));
    }
    return new TestCorpus(
        "vectors of %s, %d of %d, %d dimensions, %d queries, compared by cosine"
            .formatted(
                folder.getFileName(), documents.size(), base.length, base[0].length, asked.size()),
        documents,
        asked,
        Optional.of(new LookedUp(base, queries, String.valueOf(folder.getFileName()))));
  }

  /** Returns the vectors whose numbers texts are. */
  private static final class LookedUp implements Embedder {
    private final float[][] base;
    private final float[][] queries;
    private final EmbedderFingerprint fingerprint;

    LookedUp(float[][] base, float[][] queries, String name) {
      this.base = base;
      this.queries = queries;
      this.fingerprint = new EmbedderFingerprint("fvecs", base[0].length, name);
    }

    @Override
    public List<float[]> embed(List<String> texts, EmbeddingRole role) {
      return texts.stream().map(this::vector).toList();
    }

    private float[] vector(String text) {
      float[][] rows = text.startsWith(BASE) ? base : queries;
      String number = text.replaceAll("\\D", "");
      if (number.isEmpty() || number.length() > 9) {
        // What a store asks to warm up is none of the numbers.
        float[] any = new float[fingerprint.dimension()];
        Arrays.fill(any, 1);
        return any;
      }
      return rows[Integer.parseInt(number) % rows.length].clone();
    }

    @Override
    public EmbedderFingerprint fingerprint() {
      return fingerprint;
    }
  }
}
