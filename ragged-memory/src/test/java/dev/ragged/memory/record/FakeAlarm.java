package dev.ragged.memory.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An alarm whose time passes when a test says so, on the test's thread. Thread-safe. */
final class FakeAlarm implements Alarm {
  private record Task(Duration at, Runnable work) {}

  private final List<Task> planned = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private boolean closed;

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    if (!closed) {
      planned.add(new Task(now.plus(delay), task));
    }
  }

  /** Lets time pass and runs what falls due, in its order. */
  void advance(Duration by) {
    Duration until = add(by);
    for (Task due = next(until); due != null; due = next(until)) {
      due.work().run();
    }
    moveTo(until);
  }

  private synchronized Duration add(Duration by) {
    return now.plus(by);
  }

  private synchronized void moveTo(Duration time) {
    now = time;
  }

  private synchronized @org.jspecify.annotations.Nullable Task next(Duration until) {
    Task due =
        planned.stream()
            .filter(task -> task.at().compareTo(until) <= 0)
            .min(Comparator.comparing(Task::at))
            .orElse(null);
    if (due != null) {
      planned.remove(due);
      now = due.at();
    }
    return due;
  }

  synchronized int planned() {
    return planned.size();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    planned.clear();
  }
}
