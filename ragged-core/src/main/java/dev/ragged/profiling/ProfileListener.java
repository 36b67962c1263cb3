package dev.ragged.profiling;

import org.jspecify.annotations.Nullable;

/**
 * Is told of spans by the thread in which they run, so it has to be quick and thread-safe. What it
 * throws is logged, at most once a minute, and reaches nobody else; spans that it opens are not
 * measured.
 *
 * <p>For each span that {@link #started} was told, either {@link #ended} or {@link #lost} is told
 * once, too, even if the listener was taken away meanwhile; nothing of spans that were open when it
 * was added. Calls for the spans of one thread nest as the spans do.
 */
public interface ProfileListener {
  /**
   * Erases what it keeps of a persona's questions.
   *
   * @param persona as {@link Span#persona} names it
   */
  default void forget(String persona) {}

  /**
   * Returns whether it wants to hear of spans that begin now. While no listener does, spans cost
   * next to nothing. It is asked for each span, and told of it nevertheless if another listener
   * wants to hear of it.
   */
  default boolean isListening() {
    return true;
  }

  /**
   * A span begins. Only its name and place are known.
   *
   * @param around what this method returned for the span of which this one is a part, which may be
   *     of another thread and may have ended; null if there is none, or it was not told of it
   * @return what {@link #ended} is to get back, or null
   */
  default @Nullable Object started(Span span, @Nullable Object around) {
    return null;
  }

  /**
   * A span has ended; everything of it is known. The object must not be kept.
   *
   * @param context what {@link #started} returned for it
   */
  void ended(Span span, @Nullable Object context);

  /**
   * A span is not counted, as it was closed by another thread, which makes this call, or not before
   * the one around it. Only its name and place are known. To be overridden where {@link #started}
   * opens what has to be closed.
   *
   * @param context what {@link #started} returned for it
   */
  default void lost(Span span, @Nullable Object context) {}
}
