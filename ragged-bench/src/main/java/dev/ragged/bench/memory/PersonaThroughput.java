package dev.ragged.bench.memory;

import com.sun.management.OperatingSystemMXBean;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.Median;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/**
 * Measures how many searches and durable records a second gives to one persona and to ten that ask
 * in turn, with some numbers of threads. Each has a store of its own with the same documents, where
 * each persona was taught the same; both are measured in turn. What is recorded is learned from
 * meanwhile. Prints medians over the rounds, after one that warms up, and that of the rounds'
 * ratios, by the clock on the wall and by the CPU time of the whole process.
 */
public final class PersonaThroughput {
  private static final int[] PERSONAS = {1, 10};
  private static final int[] THREADS = {1, 2, 8};

  /** What one round of one store gave. */
  private record Rate(double perSecond, double cpuMicros, double settleMillis) {}

  private final PrintStream out;
  private final Arguments arguments;
  private final List<AskedStore> stores = new ArrayList<>();

  private PersonaThroughput(PrintStream out, Arguments arguments) {
    this.out = out;
    this.arguments = arguments;
  }

  /**
   * Takes {@code documents=}, {@code taught=}, {@code searches=}, {@code records=}, {@code
   * rounds=}.
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(
            Map.of(
                "documents",
                2_000,
                "taught",
                300,
                "searches",
                1_000,
                "records",
                10_000,
                "rounds",
                5),
            words);
    System.out.println(arguments);
    Questions random = new Questions(42);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      questions.add(random.next());
    }
    PersonaThroughput throughput = new PersonaThroughput(System.out, arguments);
    try (AskedStore one = new AskedStore(PERSONAS[0], arguments.get("documents"), questions);
        AskedStore ten = new AskedStore(PERSONAS[1], arguments.get("documents"), questions)) {
      throughput.stores.addAll(List.of(one, ten));
      throughput.run();
    }
  }

  private void run() throws InterruptedException {
    for (AskedStore store : stores) {
      store.teach(arguments.get("taught"));
    }
    for (int threads : THREADS) {
      compare("searches", threads, this::searches);
    }
    for (int threads : THREADS) {
      compare("durable records", threads, this::records);
    }
  }

  /** Measures one store once. */
  private interface Measure {
    Rate of(AskedStore store, int threads) throws InterruptedException;
  }

  private void compare(String what, int threads, Measure measure) throws InterruptedException {
    int rounds = arguments.get("rounds");
    Rate[][] rates = new Rate[stores.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (int i = 0; i < stores.size(); i++) {
        // In turn, so that neither always comes first.
        int store = (i + round + 1) % stores.size();
        Rate rate = measure.of(stores.get(store), threads);
        if (round >= 0) {
          rates[store][round] = rate;
        }
      }
    }
    double[] speed = new double[rounds];
    double[] cpu = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      speed[round] = rates[1][round].perSecond() / rates[0][round].perSecond();
      cpu[round] = rates[1][round].cpuMicros() / rates[0][round].cpuMicros();
    }
    out.printf("%s, %d threads%n", what, threads);
    for (int store = 0; store < stores.size(); store++) {
      out.printf(
          "  %2d personas: %,8.0f/s, %,6.0f microseconds of CPU each, learned %,5.0f ms later%n",
          PERSONAS[store],
          median(rates[store], Rate::perSecond),
          median(rates[store], Rate::cpuMicros),
          median(rates[store], Rate::settleMillis));
    }
    out.printf(
        "  ten against one: %.2f times the rate (%.2f to %.2f), %.2f times the CPU time%n",
        Median.of(speed),
        Arrays.stream(speed).min().orElseThrow(),
        Arrays.stream(speed).max().orElseThrow(),
        Median.of(cpu));
  }

  private static double median(Rate[] rates, ToDoubleFunction<Rate> of) {
    return Median.of(Arrays.stream(rates).mapToDouble(of).toArray());
  }

  private Rate searches(AskedStore store, int threads) throws InterruptedException {
    return measure(store, arguments.get("searches"), threads, store::search, () -> {});
  }

  private Rate records(AskedStore store, int threads) throws InterruptedException {
    int count = arguments.get("records");
    store.draw(count);
    return measure(store, count, threads, store::record, store::awaitDurable);
  }

  /** CPU time includes what is learned afterwards. */
  private static Rate measure(
      AskedStore store, int count, int threads, IntConsumer call, Runnable end)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      long cpu = cpu();
      long start = System.nanoTime();
      List<Future<?>> working = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        working.add(
            executor.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    call.accept(i);
                  }
                }));
      }
      for (Future<?> one : working) {
        one.get();
      }
      end.run();
      long done = System.nanoTime();
      store.settle();
      return new Rate(
          count * 1e9 / (done - start),
          (cpu() - cpu) / 1e3 / count,
          (System.nanoTime() - done) / 1e6);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call failed", e);
    } finally {
      executor.shutdown();
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
