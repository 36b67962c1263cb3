package dev.ragged.bench.suite;

import dev.ragged.DocumentSpace;
import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.bench.corpus.CorpusSource;
import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.bench.corpus.JudgedQuestion;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.embedding.Embedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.profiling.ProfileSession;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of its own: fills a store, or asks it, without or with a memory, and prints a figure in
 * each line.
 */
final class SuiteProcess {
  static final String FILL = "fill";
  static final String ASK = "ask";
  static final String REMEMBER = "remember";

  private static final int ROUNDS = 3;
  private static final int FEWEST_FOR_P95 = 100;

  private final PrintStream out = System.out;
  private final Path directory;
  private final Subject subject;
  private final TestCorpus corpus;
  private final Embedder embedder;

  private SuiteProcess(Path directory, Subject subject, TestCorpus corpus, Embedder embedder) {
    this.directory = directory;
    this.subject = subject;
    this.corpus = corpus;
    this.embedder = embedder;
  }

  /**
   * Takes what to do, the store, and whose it is: subject, embedder, seed, documents, questions,
   * source of the corpus.
   */
  public static void main(String[] words) throws IOException {
    long seed = Long.parseLong(words[4]);
    CorpusSource source = CorpusSource.parse(words[7]);
    int documents = Integer.parseInt(words[5]);
    int questions = Integer.parseInt(words[6]);
    Path directory = Path.of(words[1]);
    Subject subject = Subject.valueOf(words[2]);
    TestCorpus corpus = source.load(documents, questions, seed);
    try (Embedder embedder = EmbedderChoice.valueOf(words[3]).open(seed)) {
      Embedder used = corpus.embedder().orElse(embedder);
      SuiteProcess process = new SuiteProcess(directory, subject, corpus, used);
      switch (words[0]) {
        case FILL -> process.fill();
        case ASK -> process.ask();
        case REMEMBER -> process.remember();
        default -> throw new IllegalArgumentException("unknown: " + words[0]);
      }
    }
  }

  private void print(String name, long value) {
    out.println(name + "=" + value);
  }

  private void print(String name, double value) {
    out.println(name + "=" + value);
  }

  private Ragged open() {
    return builder().build();
  }

  /** With all defaults, its caches among them: what an application has. */
  private RaggedBuilder builder() {
    return Ragged.builder().directory(directory).backend(subject.provider()).embedder(embedder);
  }

  private void fill() {
    try (HeapPeak heap = HeapPeak.watch();
        ProfileSession session = ProfileSession.start(FILL)) {
      print("heap_texts", HeapPeak.live());
      try (Ragged ragged = open()) {
        HeapPeak.live();
        session.report().process().residentBytes().ifPresent(bytes -> print("rss_idle", bytes));
        heap.forget();
        Filling filling = Filling.fill(ragged, corpus);
        print("documents_per_second", filling.documents() / filling.seconds());
        HeapPeak.live();
      }
      session.report().process().peakResidentBytes().ifPresent(bytes -> print("rss_peak", bytes));
      print("heap_peak", heap.bytes());
    }
  }

  private void ask() {
    List<String> questions = questions();
    try (ProfileSession session = ProfileSession.start(ASK)) {
      long start = System.nanoTime();
      try (Ragged ragged = open()) {
        long opened = System.nanoTime();
        var unused = ragged.search(questions.get(0));
        long end = System.nanoTime();
        long jvm = ManagementFactory.getRuntimeMXBean().getStartTime();
        print("process", System.currentTimeMillis() - jvm);
        print("open", (opened - start) / 1e6);
        print("first", (end - opened) / 1e6);
        print("heap_loaded", HeapPeak.live());
        session.report().process().residentBytes().ifPresent(bytes -> print("rss_loaded", bytes));
        print("index_bytes", ragged.statistics().corpus().index().bytesInMemory());
        for (int round = 1; round <= ROUNDS; round++) {
          ragged.caches().clear();
          Latencies fresh = ask(ragged, questions);
          Latencies cached = ask(ragged, questions);
          if (round == ROUNDS) {
            print(fresh, "_fresh");
            print(cached, "_cached");
          }
        }
        print("heap_asked", HeapPeak.live());
      }
      session
          .report()
          .process()
          .peakResidentBytes()
          .ifPresent(bytes -> print("rss_serving", bytes));
    }
  }

  /** Asks what {@link #ask()} does, as a persona whose questions are recorded and learned from. */
  private void remember() {
    List<String> questions = questions();
    try (Ragged ragged = builder().memory(MemoryOptions.DEFAULT).build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      PersonaSpace ana = ragged.persona("ana");
      for (int round = 1; round <= ROUNDS; round++) {
        ragged.caches().clear();
        askTwice(ana, questions);
      }
      memory.flush();
      print("heap_remembering", HeapPeak.live());
    }
  }

  private List<String> questions() {
    return corpus.questions().stream().map(JudgedQuestion::text).toList();
  }

  private void print(Latencies latencies, String suffix) {
    print("p50" + suffix, latencies.millis(50));
    if (latencies.count() >= FEWEST_FOR_P95) {
      print("p95" + suffix, latencies.millis(95));
    }
  }

  private static void askTwice(DocumentSpace space, List<String> questions) {
    var unusedFresh = ask(space, questions);
    var unusedCached = ask(space, questions);
  }

  private static Latencies ask(DocumentSpace space, List<String> questions) {
    long[] nanos = new long[questions.size()];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      var unused = space.search(questions.get(i));
      nanos[i] = System.nanoTime() - start;
    }
    return new Latencies(nanos);
  }
}
