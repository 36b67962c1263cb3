package dev.ragged.bench.cache;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.MixedEmbedder;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.SearchClock;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.bench.leann.JavadocTexts;
import dev.ragged.cache.CacheSource;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.Document;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Measures what the caches of searches buy and cost: a hit in the heap and on disk, a repeated
 * question against a fresh one, what a miss costs more than a search without caches, the vector of
 * a question, and the share of hits in a stream of questions of which the n-th most frequent has
 * weight 1 / n. Questions are embedded with MiniLM, documents by a cheap method: their vectors cost
 * a search the same. Times are wall time in one thread; what a miss costs is CPU time, of a store
 * with caches and one without in turn.
 */
public final class SearchCacheTimes {
  private static final Pattern SENTENCE_ENDS = Pattern.compile("[.\\n]+");
  private static final long SEED = 7;

  private final PrintStream out = System.out;
  private final Arguments arguments;
  private final Embedder model;
  private final List<Document> documents;
  private final List<String> questions;

  private SearchCacheTimes(Path archive, Arguments arguments, Embedder model) throws IOException {
    this.arguments = arguments;
    this.model = model;
    this.documents =
        JavadocTexts.read(
            archive, arguments.get("chunks"), document -> document.text().length() / 1_200 + 1);
    this.questions = questions();
  }

  /** Takes the path of a JDK's {@code src.zip}, then numbers by name. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of("chunks", 10_000, "questions", 500, "distinct", 10_000, "stream", 100_000),
            Arrays.copyOfRange(words, 1, words.length));
    try (Embedder model = DjlEmbedder.miniLm()) {
      new SearchCacheTimes(Path.of(words[0]), arguments, model).run();
    }
  }

  private List<String> questions() {
    List<String> sentences = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(SEED);
    int wanted = Math.max(4 * arguments.get("questions"), arguments.get("distinct"));
    for (int i = 0; sentences.size() < wanted; i++) {
      String[] ofText =
          SENTENCE_ENDS.split(documents.get(random.nextInt(documents.size())).text(), -1);
      String sentence = ofText[random.nextInt(ofText.length)].strip();
      if (sentence.length() > 20 && sentence.length() < 200) {
        sentences.add(i + " " + sentence);
      }
    }
    return sentences;
  }

  private void run() throws IOException {
    miss();
    try (TemporaryFolder origin = new TemporaryFolder("ragged-origin");
        TemporaryFolder folder = new TemporaryFolder("ragged-cache");
        TemporaryFolder other = new TemporaryFolder("ragged-no-cache")) {
      Embedder mixed = new MixedEmbedder(model, LexicalEmbedder.create(384));
      // Copies of one store: two that were filled by themselves differ in how their rows lie.
      try (Ragged first = Ragged.builder().directory(origin.path()).embedder(mixed).build()) {
        ingest(first);
        first.backup(folder.path());
        first.backup(other.path());
      }
      List<String> asked = questions.subList(0, arguments.get("questions"));
      try (Ragged cached = Ragged.builder().directory(folder.path()).embedder(mixed).build();
          Ragged plain = Uncached.builder().directory(other.path()).embedder(mixed).build()) {
        out.printf("%d chunks%n", cached.statistics().corpus().chunks());
        times(plain, asked, CacheSource.NONE);
        out.printf(
            "without caches:    %s%n", new Percentiles(times(plain, asked, CacheSource.NONE)));
        long[] fresh = times(cached, asked, CacheSource.LOADED);
        out.printf("fresh:             %s%n", new Percentiles(fresh));
        for (int round = 0; round < 20; round++) {
          times(cached, asked, CacheSource.HEAP);
        }
        long[] heap = times(cached, asked, CacheSource.HEAP);
        out.printf("hit in the heap:   %s%n", new Percentiles(heap));
        out.printf(
            "a repeated question is %.0f times as fast as a fresh one, by medians%n",
            new Percentiles(fresh).micros(50) / new Percentiles(heap).micros(50));
      }
      disk(folder, mixed, asked);
      try (Ragged cached = Ragged.builder().directory(folder.path()).embedder(mixed).build()) {
        vectors(cached, asked);
      }
    }
    try (TemporaryFolder folder = new TemporaryFolder("ragged-zipf")) {
      zipf(folder);
    }
  }

  private void ingest(Ragged ragged) {
    ragged.ingest(documents.toArray(Document[]::new));
  }

  /**
   * Prints what a miss costs more than a search without caches, each question asked of copies of
   * one store: a small one and a cheap embedder, so that the search itself takes little.
   */
  private void miss() throws IOException {
    Embedder cheap = LexicalEmbedder.create(384);
    try (TemporaryFolder origin = new TemporaryFolder("ragged-origin");
        TemporaryFolder folder = new TemporaryFolder("ragged-cache");
        TemporaryFolder other = new TemporaryFolder("ragged-no-cache")) {
      try (Ragged first = Ragged.builder().directory(origin.path()).embedder(cheap).build()) {
        first.ingest(documents.subList(0, documents.size() / 20).toArray(Document[]::new));
        first.backup(folder.path());
        first.backup(other.path());
      }
      try (Ragged cached = Ragged.builder().directory(folder.path()).embedder(cheap).build();
          Ragged plain = Uncached.builder().directory(other.path()).embedder(cheap).build()) {
        int half = questions.size() / 2;
        long[] more = new long[half];
        long[] without = new long[half];
        for (int i = 0; i < 2 * half; i++) {
          long on = i % 2 == 0 ? cpu(cached, questions.get(i)) : 0;
          long off = cpu(plain, questions.get(i));
          on = i % 2 == 0 ? on : cpu(cached, questions.get(i));
          more[i % half] = on - off;
          without[i % half] = off;
        }
        out.printf(
            "%d chunks, without caches: %s%n",
            cached.statistics().corpus().chunks(), new Percentiles(without));
        out.printf(
            "a miss costs %.0f microseconds more (median of pairs, CPU time)%n",
            new Percentiles(more).micros(50));
      }
    }
  }

  private static long cpu(Ragged ragged, String text) {
    long start = SearchClock.nanos();
    ragged.search(text);
    return SearchClock.nanos() - start;
  }

  private static long[] times(Ragged ragged, List<String> texts, CacheSource expected) {
    long[] times = new long[texts.size()];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      SearchResult result = ragged.search(texts.get(i));
      times[i] = System.nanoTime() - start;
      if (result.costs().source() != expected) {
        throw new IllegalStateException(
            "expected " + expected + ": source=" + result.costs().source());
      }
    }
    return times;
  }

  /** Prints what the vector of a question costs, from the model and from the cache. */
  private void vectors(Ragged ragged, List<String> asked) {
    long[] fresh = new long[asked.size()];
    for (int i = 0; i < fresh.length; i++) {
      long start = System.nanoTime();
      model.embed(List.of(asked.get(i)), EmbeddingRole.QUERY);
      fresh[i] = System.nanoTime() - start;
    }
    out.printf("vector by MiniLM:  %s%n", new Percentiles(fresh));
    long[] kept = new long[asked.size()];
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < kept.length; i++) {
        // Another k each round: the result is a miss, the vector is not.
        SearchResult result =
            ragged.search(SearchRequest.builder(asked.get(i)).k(11 + round).build());
        kept[i] = result.costs().embed().toNanos();
      }
    }
    out.printf("vector from cache: %s%n", new Percentiles(kept));
  }

  private void disk(TemporaryFolder folder, Embedder mixed, List<String> asked) {
    List<long[]> rounds = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      try (Ragged again = Ragged.builder().directory(folder.path()).embedder(mixed).build()) {
        // The first one reads the index of the files.
        again.search(asked.get(0));
        rounds.add(times(again, asked.subList(1, asked.size()), CacheSource.DISK));
        if (round == 4) {
          print(again);
        }
      }
    }
    long[] all = rounds.stream().skip(1).flatMapToLong(Arrays::stream).toArray();
    out.printf("hit on disk:       %s%n", new Percentiles(all));
  }

  private void print(Ragged ragged) {
    for (CacheStatistics one : ragged.caches().statistics()) {
      out.printf(
          "  %s: hit rate %.3f, heap %d entries %d KiB, disk %d entries %d KiB%n",
          one.name(),
          one.hitRate(),
          one.heap().entries(),
          one.heap().bytes() >> 10,
          one.disk().entries(),
          one.disk().bytes() >> 10);
    }
  }

  /** Prints the share of hits in a stream of questions as unevenly frequent as words are. */
  private void zipf(TemporaryFolder folder) {
    int distinct = arguments.get("distinct");
    double[] sums = new double[distinct];
    for (int i = 0; i < distinct; i++) {
      sums[i] = (i == 0 ? 0 : sums[i - 1]) + 1.0 / (i + 1);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    try (Ragged ragged =
        Ragged.builder().directory(folder.path()).embedder(LexicalEmbedder.create(384)).build()) {
      ingest(ragged);
      for (int i = 0; i < arguments.get("stream"); i++) {
        int drawn = Arrays.binarySearch(sums, random.nextDouble() * sums[distinct - 1]);
        ragged.search(questions.get(Math.min(distinct - 1, drawn < 0 ? -drawn - 1 : drawn)));
      }
      out.printf(
          "Zipf(1.0) over %d distinct questions, %d asked, default sizes:%n",
          distinct, arguments.get("stream"));
      print(ragged);
    }
  }
}
