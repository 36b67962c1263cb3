package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.profiling.SpanRecorder.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SpanTest {
  private final FakeCosts costs = new FakeCosts();
  private final OperationProfiler profiler = new OperationProfiler(costs, costs);
  private final SpanRecorder recorder = new SpanRecorder();

  SpanTest() {
    profiler.add(recorder);
  }

  @Test
  void close_nested_countsPartsOnceInSelf() {
    try (Span outer = profiler.span("outer")) {
      costs.work(10, 100);
      for (int i = 0; i < 2; i++) {
        try (Span inner = profiler.span("inner")) {
          inner.add("rows", 3).add("rows", 4).add("hits", 1);
          costs.work(5, 20);
        }
      }
      costs.work(1, 0);
      outer.add("rows", 1);
    }
    Ended inner = new Ended("outer/inner", 5, 5, 20, 20, false, Map.of("rows", 7L, "hits", 1L));
    assertThat(recorder.ended)
        .containsExactly(
            inner, inner, new Ended("outer", 21, 11, 140, 100, false, Map.of("rows", 1L)));
    assertThat(recorder.log)
        .containsExactly("+outer", "+inner", "-inner", "+inner", "-inner", "-outer");
  }

  @Test
  void close_twice_countsOnce() {
    Span span = profiler.span("once");
    costs.work(3, 0);
    span.close();
    costs.work(4, 0);
    span.close();
    span.add("late", 1).fail(new IllegalStateException("late"));
    assertThat(recorder.ended).containsExactly(new Ended("once", 3, 3, 0, 0, false, Map.of()));
    assertThat(span.failure()).isEmpty();
  }

  @Test
  void close_outerBeforeInner_losesTheInnerAndNothingElse() {
    Span outer = profiler.span("outer");
    Span inner = profiler.span("inner");
    outer.close();
    inner.close();
    try (Span next = profiler.span("next")) {
      assertThat(next.names()).containsExactly("next");
    }
    assertThat(recorder.paths()).containsExactly("outer", "next");
    assertThat(recorder.log)
        .containsExactly("+outer", "+inner", "?inner", "-outer", "+next", "-next");
    assertThat(profiler.lostSpans()).isEqualTo(1);
  }

  @Test
  void close_byAnotherThread_isLostAndLeavesNoTrace() throws Exception {
    Span span = profiler.span("elsewhere");
    Thread thread = new Thread(span::close);
    thread.start();
    thread.join();
    try (Span next = profiler.span("next")) {
      assertThat(next.names()).containsExactly("next");
    }
    assertThat(recorder.paths()).containsExactly("next");
    assertThat(recorder.log).containsExactly("+elsewhere", "?elsewhere", "+next", "-next");
    assertThat(profiler.lostSpans()).isEqualTo(1);
  }

  @Test
  void fork_otherThread_isPartByPathAndTakesNothingFromSelf() throws Exception {
    AtomicReference<List<String>> names = new AtomicReference<>();
    try (Span outer = profiler.span("outer")) {
      SpanFork fork = outer.fork();
      Thread thread =
          new Thread(
              () -> {
                try (Span part = fork.span("part");
                    Span inner = profiler.span("inner")) {
                  names.set(inner.names());
                  assertThat(part.names()).containsExactly("outer", "part");
                  costs.work(7, 70);
                }
              });
      thread.start();
      thread.join();
    }
    assertThat(names.get()).containsExactly("outer", "part", "inner");
    assertThat(recorder.ended)
        .containsExactly(
            new Ended("outer/part/inner", 7, 7, 70, 70, false, Map.of()),
            new Ended("outer/part", 7, 0, 70, 0, false, Map.of()),
            new Ended("outer", 7, 7, 70, 70, false, Map.of()));
  }

  @Test
  void fork_afterTheEnd_stillOpensParts() {
    Span outer = profiler.span("outer");
    SpanFork fork = outer.fork();
    outer.close();
    fork.span("late").close();
    assertThat(recorder.paths()).containsExactly("outer", "outer/late");
    assertThat(recorder.around).containsExactly("outer none", "late outer");
  }

  @Test
  void started_anySpan_isToldWhatWasSaidOfTheOneAround() {
    profiler.remove(recorder);
    profiler.add((span, context) -> {});
    Span unknown = profiler.span("unknown");
    profiler.add(recorder);
    try (Span outer = profiler.span("outer")) {
      SpanFork fork = outer.fork();
      // Another place among the listeners than when the outer one began.
      profiler.remove(recorder);
      profiler.add((span, context) -> {});
      profiler.add(recorder);
      try (Span inner = profiler.span("inner")) {
        inner.add("rows", 1);
        fork.span("forked").close();
      }
    }
    unknown.close();
    assertThat(recorder.around).containsExactly("outer none", "inner outer", "forked outer");
  }

  @Test
  void bytes_jvmDoesNotTell_areUnknown() {
    costs.bytes = ThreadCosts.UNKNOWN;
    try (Span outer = profiler.span("outer")) {
      profiler.span("inner").close();
      outer.add("rows", 1);
    }
    assertThat(recorder.ended).allMatch(span -> span.bytes() == -1 && span.selfBytes() == -1);
  }

  @Test
  void question_partsInside_areNotedForItAlone() {
    AtomicReference<StageTimes> times = new AtomicReference<>();
    profiler.add((span, context) -> span.stages().ifPresent(times::set));
    try (Span request = profiler.span("request")) {
      profiler.span("before").close();
      try (Span search = profiler.span("search")) {
        search.question(Optional.of("ana"), "what?");
        try (Span embed = profiler.span("embed")) {
          costs.work(4, 0);
          embed.add("texts", 1);
        }
        costs.work(2, 0);
        assertThat(search.question()).contains("what?");
        assertThat(search.persona()).contains("ana");
      }
      profiler.span("after").close();
      assertThat(request.question()).isEmpty();
    }
    StringBuilder noted = new StringBuilder();
    times.get().forEach((path, nanos) -> noted.append(path.name()).append(nanos).append(' '));
    assertThat(noted).hasToString("embed4 search2 ");
  }

  @Test
  void question_leftOpen_doesNotHinderTheNext() {
    List<Integer> sizes = new ArrayList<>();
    profiler.add(
        (span, context) ->
            span.stages()
                .ifPresent(
                    times -> {
                      int[] count = {0};
                      times.forEach((path, nanos) -> count[0]++);
                      sizes.add(count[0]);
                    }));
    Span outer = profiler.span("outer");
    Span leaked = profiler.span("search").question(Optional.empty(), "first");
    outer.close();
    for (int i = 0; i < 2; i++) {
      try (Span search = profiler.span("search")) {
        search.question(Optional.empty(), "next");
      }
    }
    assertThat(leaked.question()).contains("first");
    assertThat(sizes).containsExactly(1, 1);
  }

  @Test
  void mayWarn_listenerThatAlwaysFails_isOnceAMinute() {
    assertThat(profiler.mayWarn()).isTrue();
    assertThat(profiler.mayWarn()).isFalse();
    costs.work(59_999_999_999L, 0);
    assertThat(profiler.mayWarn()).isFalse();
    costs.work(1, 0);
    assertThat(profiler.mayWarn()).isTrue();
    assertThat(profiler.mayWarn()).isFalse();
  }
}
