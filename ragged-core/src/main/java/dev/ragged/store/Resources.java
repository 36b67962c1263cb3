package dev.ragged.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What has been opened so far, closed in reverse order. One thread at a time. */
final class Resources implements AutoCloseable {
  private final Deque<Runnable> closers = new ArrayDeque<>();

  <T> T add(T resource, Consumer<? super T> closer) {
    closers.push(() -> closer.accept(resource));
    return resource;
  }

  /** Closes everything; what fails to close is added to {@code cause}. */
  void closeAfter(Throwable cause) {
    while (!closers.isEmpty()) {
      try {
        closers.pop().run();
      } catch (RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  /** Closes everything, whatever fails, and then throws the first failure. */
  @Override
  public void close() {
    while (!closers.isEmpty()) {
      try {
        closers.pop().run();
      } catch (RuntimeException e) {
        closeAfter(e);
        throw e;
      }
    }
  }
}
