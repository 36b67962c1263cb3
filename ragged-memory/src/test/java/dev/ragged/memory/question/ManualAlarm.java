package dev.ragged.memory.question;

import dev.ragged.memory.record.Alarm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An alarm that rings when it is told to. One thread at a time. */
final class ManualAlarm implements Alarm {
  private record Set(Duration delay, Runnable task) {}

  private final Deque<Set> set = new ArrayDeque<>();
  private final List<Duration> delays = new ArrayList<>();

  @Override
  public void after(Duration delay, Runnable task) {
    set.addLast(new Set(delay, task));
    delays.add(delay);
  }

  /** Runs the first task; returns false if there is none. */
  boolean ring() {
    Set first = set.pollFirst();
    if (first == null) {
      return false;
    }
    first.task().run();
    return true;
  }

  /** Runs tasks until none is left; one that is set for later than now is left. */
  void ringAll() {
    while (!set.isEmpty() && set.getFirst().delay().isZero()) {
      ring();
    }
  }

  /** Returns the delays of the tasks that wait. */
  List<Duration> waiting() {
    return set.stream().map(Set::delay).toList();
  }

  /** Returns the delays of all tasks ever, in order. */
  List<Duration> delays() {
    return List.copyOf(delays);
  }

  @Override
  public void close() {
    set.clear();
  }
}
