package dev.ragged.bench.cache;

import dev.ragged.Ragged;
import dev.ragged.bench.BeirFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.index.VectorKernels;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.spi.ChunkId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures what {@code cache.similar} would give and spoil at several similarities: for questions
 * asked in other words of the same meaning, how many get the first one's hits and how many of those
 * are the hits they would have found themselves; and how many of a collection's questions, which
 * all ask something else, get another one's. Exact search, hybrid, ten hits.
 */
public final class SimilarAnswers {
  private static final double[] SIMILARITIES = {0.90, 0.93, 0.95, 0.97, 0.98, 0.99};

  /** A question with its vector and the hits that it finds itself. */
  private record Asked(String text, List<Float> vector, Set<ChunkId> hits) {
    float[] array() {
      float[] array = new float[vector.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = vector.get(i);
      }
      return array;
    }
  }

  private SimilarAnswers() {}

  /** Takes folders in BEIR's layout. */
  public static void main(String[] folders) throws IOException {
    Locale.setDefault(Locale.ROOT);
    try (Embedder model = DjlEmbedder.miniLm()) {
      for (String folder : folders) {
        measure(System.out, Path.of(folder), model);
      }
    }
  }

  private static void measure(PrintStream out, Path folder, Embedder model) throws IOException {
    BeirFolder collection = BeirFolder.read(folder);
    try (Ragged ragged = Uncached.builder().inMemory().backend("exact").embedder(model).build()) {
      ragged.ingest(DocumentSource.of(collection.documents()));
      List<Asked> questions = new ArrayList<>();
      for (String text : collection.queries().values()) {
        questions.add(ask(ragged, model, text));
      }
      out.printf("%s, %d questions%n", folder.getFileName(), questions.size());
      out.println(
          "| similarity | in other words: given | right | another question's: given | right |");
      out.println("|---|---|---|---|---|");
      List<Asked> reworded = new ArrayList<>();
      List<Asked> originals = new ArrayList<>();
      for (Asked question : questions) {
        for (String text : otherWords(question.text)) {
          reworded.add(ask(ragged, model, text));
          originals.add(question);
        }
      }
      for (double similarity : SIMILARITIES) {
        Tally same = new Tally();
        for (int i = 0; i < reworded.size(); i++) {
          same.add(reworded.get(i), originals.get(i), similarity);
        }
        Tally others = new Tally();
        for (Asked question : questions) {
          others.add(question, nearest(question, questions), similarity);
        }
        out.printf(
            "| %.2f | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
            similarity, same.given(), same.right(), others.given(), others.right());
      }
    }
  }

  private static Asked ask(Ragged ragged, Embedder model, String text) {
    List<Float> vector = new ArrayList<>();
    for (float value : model.embed(List.of(text), EmbeddingRole.QUERY).get(0)) {
      vector.add(value);
    }
    Set<ChunkId> hits = new HashSet<>();
    for (Hit hit : ragged.search(text).hits()) {
      hits.add(hit.chunkId());
    }
    return new Asked(text, vector, hits);
  }

  private static List<String> otherWords(String text) {
    return List.of(
        text.toUpperCase(Locale.ROOT),
        "please tell me: " + text,
        text.replaceAll("\\b(the|a|of|in|is|are|be|what|how|to)\\b ?", ""),
        text + " thank you");
  }

  private static Asked nearest(Asked question, List<Asked> all) {
    Asked best = question;
    double closest = -1;
    for (Asked other : all) {
      double cosine = cosine(question, other);
      if (!other.text.equals(question.text) && cosine > closest) {
        closest = cosine;
        best = other;
      }
    }
    return best;
  }

  private static double cosine(Asked one, Asked other) {
    return VectorKernels.best().cosine(one.array(), other.array());
  }

  /** Counts how often the results of another question are given, and how many of its hits fit. */
  private static final class Tally {
    private int asked;
    private int given;
    private double right;

    void add(Asked question, Asked other, double similarity) {
      asked++;
      if (cosine(question, other) >= similarity) {
        given++;
        Set<ChunkId> common = new HashSet<>(question.hits);
        common.retainAll(other.hits);
        right += (double) common.size() / Math.max(1, question.hits.size());
      }
    }

    double given() {
      return 100.0 * given / asked;
    }

    double right() {
      return given == 0 ? 0 : 100 * right / given;
    }
  }
}
