package dev.ragged.bench.memory;

import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.MixedEmbedder;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.SearchClock;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.bench.leann.JavadocTexts;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.document.Document;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.options.CacheOptions;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
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
 * Measures what the memory adds to a search: the same questions asked of the shared documents and
 * asked by a persona with a memory, in turn, each embedded with MiniLM. Times are CPU time of the
 * asking thread. Texts are the Javadoc of a JDK; their vectors are lexical ones, which cost a
 * search the same.
 *
 * <p>What is not recorded is asked right after the same question was. With {@code kept=1} results
 * are kept, so that these lines say what the memory adds to a question that is asked again.
 */
public final class SearchOverhead {
  private static final Pattern SENTENCE_ENDS = Pattern.compile("[.\\n]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private SearchOverhead() {}

  /**
   * Takes the path of a JDK's {@code src.zip}, then numbers by name; {@code passages} is the bound
   * of the words that are kept, in MiB.
   */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Arguments arguments =
        new Arguments(
            Map.of("chunks", 10_000, "taught", 3_000, "questions", 400, "passages", 8, "kept", 0),
            Arrays.copyOfRange(words, 1, words.length));
    try (TemporaryFolder folder = new TemporaryFolder("ragged-overhead");
        Embedder model = DjlEmbedder.miniLm();
        Ragged ragged =
            (arguments.get("kept") == 1 ? Ragged.builder() : Uncached.builder())
                .directory(folder.path())
                .embedder(new MixedEmbedder(model, LexicalEmbedder.create(384)))
                .memory(
                    MemoryOptions.builder()
                        .cache(
                            new CacheOptions(
                                CacheOptions.DEFAULT.heapBytes(),
                                CacheOptions.DEFAULT.timeToLive(),
                                (long) arguments.get("passages") << 20))
                        .build())
                .build()) {
      List<Document> documents =
          JavadocTexts.read(
              Path.of(words[0]),
              arguments.get("chunks"),
              document -> document.text().length() / 1_200 + 1);
      ragged.ingest(documents.toArray(Document[]::new));
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      List<String> texts = questions(documents, arguments.get("taught"));
      PersonaSpace ana = ragged.persona("ana");
      for (String text : texts) {
        // By words alone: what is taught is the same, and it is quicker.
        ana.search(SearchRequest.builder(text).mode(SearchMode.LEXICAL).build());
      }
      memory.flush();
      out.printf(
          "%d chunks, %d topics learned%n",
          ragged.statistics().corpus().chunks(), memory.of("ana").profile().interests().size());
      for (SearchMode mode : List.of(SearchMode.HYBRID, SearchMode.VECTOR)) {
        compare(out, ragged, mode, texts.subList(0, arguments.get("questions")));
      }
      for (CacheStatistics cache : memory.cacheStatistics()) {
        out.printf(
            "%s: %d entries, %d KiB, %.0f %% hits%n",
            cache.name(),
            cache.heap().entries(),
            cache.heap().bytes() >> 10,
            100 * cache.hitRate());
      }
    }
  }

  private static void compare(
      PrintStream out, Ragged ragged, SearchMode mode, List<String> questions) {
    PersonaSpace ana = ragged.persona("ana");
    long[] plain = new long[questions.size()];
    long[] personal = new long[questions.size()];
    long[] ranked = new long[questions.size()];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < questions.size(); i++) {
        SearchRequest request = SearchRequest.builder(questions.get(i)).mode(mode).build();
        // In turn, so that neither side finds the pages that the other has read.
        if (i % 2 == round % 2) {
          plain[i] = time(() -> ragged.search(request));
          personal[i] = time(() -> ana.search(request));
        } else {
          personal[i] = time(() -> ana.search(request));
          plain[i] = time(() -> ragged.search(request));
        }
        ranked[i] =
            time(() -> ana.search(request, Personalization.builder().record(false).build()));
      }
    }
    out.printf("%s, without memory: %s%n", mode, new Percentiles(plain));
    out.printf("%s, with memory:    %s%n", mode, new Percentiles(personal));
    out.printf("%s, not recorded:   %s%n", mode, new Percentiles(ranked));
    double before = new Percentiles(plain).micros(50);
    double after = new Percentiles(personal).micros(50);
    out.printf(
        "%s: median %.0f microseconds more, %.1f %%%n",
        mode, after - before, 100 * (after / before - 1));
  }

  private static long time(Runnable search) {
    long start = SearchClock.nanos();
    search.run();
    return SearchClock.nanos() - start;
  }

  /** Returns the first words of random sentences. */
  private static List<String> questions(List<Document> documents, int count) {
    SplittableRandom random = new SplittableRandom(42);
    List<String> questions = new ArrayList<>(count);
    while (questions.size() < count) {
      String text = documents.get(random.nextInt(documents.size())).text();
      List<String> sentences = SENTENCE_ENDS.splitAsStream(text).toList();
      String sentence = sentences.get(random.nextInt(sentences.size())).strip();
      List<String> words = SPACES.splitAsStream(sentence).limit(9).toList();
      if (words.size() >= 5) {
        questions.add(String.join(" ", words));
      }
    }
    return questions;
  }
}
