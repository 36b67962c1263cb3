package dev.ragged.bench.profiling;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.bench.Uncached;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Documents and questions of random words, and what a search of them takes. Times are CPU times of
 * the thread, which others on the machine disturb less than the clock's. One thread at a time.
 */
public final class SearchLoad {
  static final int BATCH = 20;
  private static final int WORDS = 3_000;

  private final Random random = new Random(7);

  /** Returns documents of one chunk. */
  public List<Document> documents(int count) {
    List<Document> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(Document.builder("doc" + i).text(sentence(40)).build());
    }
    return all;
  }

  /** Returns {@value #BATCH} questions. */
  public List<SearchRequest> questions() {
    List<SearchRequest> questions = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      questions.add(SearchRequest.builder(sentence(4)).mode(SearchMode.HYBRID).k(10).build());
    }
    return questions;
  }

  private String sentence(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("word").append((int) (WORDS * Math.pow(random.nextDouble(), 2))).append(' ');
    }
    return text.toString().strip();
  }

  /** Returns a builder of a store in memory that keeps no results. */
  static RaggedBuilder store() {
    return Uncached.builder().inMemory().backend("exact").embedder(LexicalEmbedder.create(384));
  }

  /** Returns the mean time of one of the questions in microseconds. */
  static double micros(Ragged ragged, List<SearchRequest> questions) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int hits = 0;
    for (SearchRequest question : questions) {
      hits += ragged.search(question).hits().size();
    }
    if (hits == 0) {
      throw new IllegalStateException("nothing was found");
    }
    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return (end - start) / 1e3 / questions.size();
  }

  static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (part * (sorted.length - 1))];
  }
}
