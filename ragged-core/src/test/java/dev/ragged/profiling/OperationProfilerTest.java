package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperationProfilerTest {
  private final OperationProfiler profiler = new OperationProfiler();
  private final SpanRecorder recorder = new SpanRecorder();

  /** Looks something up. */
  interface Lookup {
    @Profiled("lookup")
    String find(String key) throws IOException;

    @Profiled
    default String twice(String key) throws IOException {
      return find(key) + find(key);
    }

    String plain();
  }

  /** Has nothing to be measured. */
  interface Plain {
    String plain();
  }

  private static final class Words implements Lookup {
    @Override
    public String find(String key) throws IOException {
      if (key.isEmpty()) {
        throw new IOException("no key");
      }
      return key + "!";
    }

    @Override
    public String plain() {
      return "plain";
    }

    @Override
    public String toString() {
      return "words";
    }
  }

  @Test
  void span_nobodyListens_isOneAndTheSame() {
    try (Span span = profiler.span("a")) {
      assertThat(span).isSameAs(Span.NONE).isSameAs(profiler.span("b"));
      span.add("rows", 1).fail(new IOException("x"));
      assertThat(span.fork().span("c")).isSameAs(Span.NONE);
      assertThat(span.failure()).isEmpty();
    }
    recorder.listening = false;
    profiler.add(recorder);
    assertThat(profiler.span("d")).isSameAs(Span.NONE);
    assertThat(recorder.log).isEmpty();
  }

  @Test
  void profile_valueOrException_comesThroughAndIsCounted() throws IOException {
    profiler.add(recorder);
    assertThat(profiler.profile("sum", () -> 3 + 4)).isEqualTo(7);
    IOException failure = new IOException("disk");
    assertThatThrownBy(
            () ->
                profiler.profile(
                    "read",
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    int[] runs = {0};
    profiler.run("run", () -> runs[0]++);
    Function<String, Integer> length = profiler.profiled("length", String::length);
    Supplier<String> word = profiler.profiled("word", () -> "word");
    assertThat(length.apply(word.get())).isEqualTo(4);
    assertThat(runs[0]).isEqualTo(1);
    assertThat(recorder.paths()).containsExactly("sum", "read", "run", "word", "length");
    assertThat(recorder.ended.stream().map(SpanRecorder.Ended::failed))
        .containsExactly(false, true, false, false, false);
  }

  @Test
  void proxy_annotatedMethods_areMeasuredAndOthersPassThrough() throws IOException {
    profiler.add(recorder);
    Words target = new Words();
    Lookup lookup = profiler.proxy(Lookup.class, target);
    assertThat(lookup.find("a")).isEqualTo("a!");
    assertThat(lookup.plain()).isEqualTo("plain");
    // Its calls to itself go past the proxy.
    assertThat(lookup.twice("b")).isEqualTo("b!b!");
    assertThatThrownBy(() -> lookup.find("")).isInstanceOf(IOException.class).hasMessage("no key");
    assertThat(recorder.paths()).containsExactly("lookup", "Lookup.twice", "lookup");
    assertThat(recorder.ended.get(2).failed()).isTrue();
    assertThat(lookup).isNotEqualTo(target).hasToString("words");
    assertThat(Set.of(lookup)).contains(lookup);
  }

  @Test
  void proxy_nothingToMeasure_isRefused() {
    assertThatThrownBy(() -> profiler.proxy(Plain.class, () -> "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no method of")
        .hasMessageContaining("@Profiled");
    assertThatThrownBy(() -> profiler.proxy(String.class, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("interface");
  }

  @Test
  void listener_thatThrows_disturbsNobody() {
    profiler.add(
        new ProfileListener() {
          @Override
          public Object started(Span span, @Nullable Object around) {
            throw new IllegalStateException("at the start");
          }

          @Override
          public void ended(Span span, @Nullable Object context) {
            throw new IllegalStateException("at the end");
          }
        });
    profiler.add(recorder);
    assertThat(profiler.profile("sum", () -> 1)).isEqualTo(1);
    assertThat(recorder.log).containsExactly("+sum", "-sum");
  }

  @Test
  void listener_addedOrRemovedInsideASpan_hearsOfWholeSpansOnly() {
    Span before = profiler.span("before");
    profiler.add(recorder);
    before.close();
    Span during = profiler.span("during");
    profiler.remove(recorder);
    profiler.span("after").close();
    during.close();
    assertThat(recorder.log).containsExactly("+during", "-during");
  }

  @Test
  void span_tooManyNamesOrLevels_isBoundedAndStillCounted() {
    profiler.add(recorder);
    for (int i = 0; i < 3 * CallPaths.MAX_PATHS; i++) {
      profiler.span("name" + i).close();
    }
    Set<String> names = new TreeSet<>(recorder.paths());
    assertThat(names).hasSizeLessThanOrEqualTo(CallPaths.MAX_PATHS).contains("other", "name0");
    assertThat(recorder.ended).hasSize(3 * CallPaths.MAX_PATHS);

    OperationProfiler deep = new OperationProfiler();
    SpanRecorder depths = new SpanRecorder();
    deep.add(depths);
    descend(deep, 200);
    assertThat(depths.ended).hasSize(200);
    assertThat(depths.paths().stream().mapToLong(path -> path.split("/", -1).length).max())
        .hasValue(CallPaths.MAX_DEPTH);
  }

  private static void descend(OperationProfiler profiler, int levels) {
    if (levels > 0) {
      profiler.run("level", () -> descend(profiler, levels - 1));
    }
  }

  @Test
  void names_ofPaths_areOutermostFirst() {
    CallPaths paths = new CallPaths();
    CallPath child = paths.child(paths.child(paths.root(), "a"), "b");
    assertThat(child.names()).isEqualTo(List.of("a", "b"));
    assertThat(child).hasToString("a / b");
    assertThat(paths.path(child.number())).isSameAs(child);
    assertThat(paths.child(paths.child(paths.root(), "a"), "b")).isSameAs(child);
  }

  @Test
  void listener_thatThrowsErrorsOrOpensSpans_disturbsNobody() {
    int[] calls = {0};
    profiler.add(
        (span, context) -> {
          calls[0]++;
          profiler.span("own").close();
          throw new AssertionError("at the end");
        });
    profiler.add(recorder);
    assertThat(profiler.profile("sum", () -> 1)).isEqualTo(1);
    assertThat(calls[0]).isEqualTo(1);
    assertThat(recorder.paths()).containsExactly("sum");
  }

  @Test
  void thread_afterAQuestion_keepsNothingOfTheProfiler() {
    List<WeakReference<OperationProfiler>> profilers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      OperationProfiler used = new OperationProfiler();
      used.add(new SpanRecorder());
      try (Span search = used.span("search")) {
        search.question(Optional.of("ana"), "question " + i);
        used.span("part").close();
      }
      profilers.add(new WeakReference<>(used));
    }
    for (int i = 0; i < 50 && profilers.stream().anyMatch(one -> one.get() != null); i++) {
      System.gc();
    }
    assertThat(profilers).allMatch(one -> one.get() == null);
  }
}
