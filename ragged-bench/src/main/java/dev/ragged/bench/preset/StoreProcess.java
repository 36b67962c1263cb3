package dev.ragged.bench.preset;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.MixedEmbedder;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.leann.JavadocTexts;
import dev.ragged.config.Preset;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.embedder.djl.DjlEmbedder;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process of its own, so that what it takes is nobody else's: fills a store, or opens it, asks
 * questions, and prints one line of figures by name. The backend is HNSW. Questions are embedded
 * with MiniLM, documents by a cheap method: their vectors take the same room.
 */
final class StoreProcess {
  private static final Pattern SENTENCE_ENDS = Pattern.compile("[.\\n]+");
  private static final long SEED = 11;
  private static final int REPEATS = 20;

  private StoreProcess() {}

  /** Takes what to do, the store, a preset's key, the archive of texts, and numbers by name. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of("chunks", 10_000, "questions", 300, "copies", 1),
            Arrays.copyOfRange(words, 4, words.length));
    Path store = Path.of(words[1]);
    try (Embedder model = DjlEmbedder.miniLm();
        Ragged ragged =
            Ragged.builder()
                .directory(store)
                .backend("hnsw")
                .embedder(new MixedEmbedder(model, LexicalEmbedder.create(384)))
                .set(Settings.PRESET, Preset.valueOf(words[2].toUpperCase(Locale.ROOT)))
                .build()) {
      switch (words[0]) {
        case "fill" -> fill(ragged, Path.of(words[3]), arguments);
        case "ask" -> ask(ragged, Path.of(words[3]), arguments);
        default -> ragged.warmUp();
      }
      System.gc();
      System.out.println("rss=" + status("VmRSS") + " peak=" + status("VmHWM") + bytes(store));
    }
  }

  /** Ingests the texts, several times under other ids where there are too few. */
  private static void fill(Ragged ragged, Path archive, Arguments arguments) throws IOException {
    int copies = arguments.get("copies");
    List<Document> documents =
        JavadocTexts.read(
            archive,
            arguments.get("chunks") / copies,
            document -> document.text().length() / 1_200 + 1);
    for (int i = 0; i < copies; i++) {
      String copy = i + "/";
      ragged.ingest(
          documents.stream()
              .map(document -> Document.of(copy + document.id(), document.text()))
              .toArray(Document[]::new));
    }
    System.out.print("chunks=" + ragged.statistics().corpus().chunks() + " ");
  }

  private static void ask(Ragged ragged, Path archive, Arguments arguments) throws IOException {
    List<String> questions = questions(archive, 2 * arguments.get("questions"));
    ragged.warmUp();
    List<String> first = questions.subList(0, arguments.get("questions"));
    List<String> second = questions.subList(arguments.get("questions"), questions.size());
    times(ragged, first);
    long[] fresh = times(ragged, second);
    long[] repeated = new long[0];
    for (int round = 0; round < REPEATS; round++) {
      repeated = times(ragged, second);
    }
    PrintStream out = System.out;
    out.printf(
        "fresh50=%.0f fresh95=%.0f repeated50=%.1f repeated95=%.1f hitrate=%.0f ",
        new Percentiles(fresh).micros(50),
        new Percentiles(fresh).micros(95),
        new Percentiles(repeated).micros(50),
        new Percentiles(repeated).micros(95),
        100 * ragged.caches().statistics().get(0).hitRate());
  }

  private static long[] times(Ragged ragged, List<String> questions) {
    long[] times = new long[questions.size()];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      ragged.search(questions.get(i));
      times[i] = System.nanoTime() - start;
    }
    return times;
  }

  private static List<String> questions(Path archive, int wanted) throws IOException {
    List<Document> documents = JavadocTexts.read(archive, wanted, document -> 1);
    SplittableRandom random = new SplittableRandom(SEED);
    return documents.stream()
        .map(
            document -> {
              String[] sentences = SENTENCE_ENDS.split(document.text(), -1);
              String one = sentences[random.nextInt(sentences.length)].strip();
              return document.id() + " " + one.substring(0, Math.min(200, one.length()));
            })
        .limit(wanted)
        .toList();
  }

  /** Returns a figure of this process in MiB, as Linux has it. */
  private static long status(String name) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith(name + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    throw new IOException("this system does not tell: " + name);
  }

  private static String bytes(Path store) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String part : List.of("ragged.db", "index", "cache")) {
      text.append(" ").append(part).append("=").append(size(store.resolve(part)) >> 20);
    }
    return text.toString();
  }

  private static long size(Path path) throws IOException {
    if (!Files.exists(path)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(path)) {
      long sum = 0;
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        sum += Files.size(file);
      }
      return sum;
    }
  }
}
