package dev.ragged.profiling;

import org.jspecify.annotations.Nullable;

/**
 * Is told of spans by the thread in which they run, so it has to be quick and thread-safe. What it
 * throws is logged and reaches nobody else.
 *
 * <p>For each span that {@link #started} was told, {@link #ended} is told, too, even if the
 * listener was taken away meanwhile; nothing of spans that were open when it was added.
 */
public interface ProfileListener {
  /**
   * Returns whether it wants to hear of spans that begin now. While no listener does, spans cost
   * next to nothing. It is asked for each span.
   */
  default boolean isListening() {
    return true;
  }

  /**
   * A span begins. Only its name and place are known.
   *
   * @return what {@link #ended} is to get back, or null
   */
  default @Nullable Object started(Span span) {
    return null;
  }

  /**
   * A span has ended; everything of it is known. The object must not be kept.
   *
   * @param context what {@link #started} returned for it
   */
  void ended(Span span, @Nullable Object context);
}
