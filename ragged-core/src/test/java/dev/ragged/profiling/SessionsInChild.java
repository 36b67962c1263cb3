package dev.ragged.profiling;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What {@link ProcessFiguresTest} runs in JVMs of other options; answers in one line each. */
final class SessionsInChild {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  static final int LARGE = 64 << 20;
  private static volatile byte @Nullable [] large;

  private SessionsInChild() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    switch (arguments[0]) {
      case "collect" -> collect();
      case "listeners" -> listeners();
      case "events" -> events();
      default -> measure();
    }
  }

  /** Prints what a session says of a collection with a large array, and of one after it. */
  private static void collect() {
    ProfileSession session = ProfileSession.start("collect");
    print(session.report().process());
    large = new byte[LARGE];
    System.gc();
    print(until(session, figures -> figures.heapAfterGc().orElse(0) >= LARGE));
    large = null;
    System.gc();
    print(until(session, figures -> figures.heapAfterGc().orElse(0) < LARGE));
    session.close();
    ProfileReport end = session.report();
    System.gc();
    System.out.println(session.report().equals(end));
    try (ProfileSession later = ProfileSession.start("later")) {
      print(later.report().process());
    }
  }

  /** A concurrent collector wakes who asked for a collection before it has counted it. */
  private static ProcessFigures until(ProfileSession session, Predicate<ProcessFigures> due) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    ProcessFigures figures = session.report().process();
    while (!due.test(figures) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      figures = session.report().process();
    }
    return figures;
  }

  private static void print(ProcessFigures figures) {
    System.out.printf(
        "%d %d %d %d%n",
        figures.collections(),
        figures.collectionPauses().toMillis(),
        figures.longestPause().toMillis(),
        figures.heapAfterGc().orElse(-1));
  }

  /** Prints how many listeners all collectors have: before, with a session, and after 10,000. */
  private static void listeners() throws ReflectiveOperationException {
    System.out.println(listenerCount());
    try (ProfileSession session = ProfileSession.start("one")) {
      System.out.println(listenerCount() > 0);
      System.out.println(session.report().name());
    }
    for (int i = 0; i < 10_000; i++) {
      ProfileSession.start("session").close();
    }
    System.out.println(listenerCount());
  }

  private static int listenerCount() throws ReflectiveOperationException {
    Field field =
        Class.forName("sun.management.NotificationEmitterSupport").getDeclaredField("listenerList");
    field.setAccessible(true);
    int count = 0;
    for (Object bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      count += ((List<?>) field.get(bean)).size();
    }
    return count;
  }

  /** Opens a span that is longer than 1 ms; prints whether Flight Recorder is there and hears. */
  private static void events() {
    boolean heard;
    try (Span span = new OperationProfiler().span("slow")) {
      heard = span != Span.NONE;
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
    int listeners = SpanEvents.ofThisJvm().size();
    System.out.printf(
        "jdk.jfr %s, %d listener%s, %s%n",
        ModuleLayer.boot().findModule("jdk.jfr").isPresent(),
        listeners,
        listeners == 1 ? "" : "s",
        heard ? "spans" : "no spans");
  }

  /** Prints whether there is the module jdk.management, what a span allocated, and figures. */
  private static void measure() {
    OperationProfiler profiler = new OperationProfiler();
    long[] bytes = new long[1];
    profiler.add((span, context) -> bytes[0] = span.bytes());
    try (ProfileSession session = ProfileSession.start("measure", profiler)) {
      session.run("allocate", () -> large = new byte[LARGE]);
      System.gc();
      ProfileReport report = session.report();
      System.out.println(ModuleLayer.boot().findModule("jdk.management").isPresent());
      System.out.println(ProfileSession.class.getModule().isNamed());
      System.out.println(bytes[0]);
      System.out.println(report.metrics("allocate").size());
      System.out.println(report.environment().values().size() > 5);
      print(report.process());
    }
  }
}
