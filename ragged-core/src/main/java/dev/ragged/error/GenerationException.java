package dev.ragged.error;

import java.util.Objects;

/**
 * A generator could not finish its answer. The store and the search are not touched by it: the same
 * question can be asked again, or its hits be shown.
 */
public final class GenerationException extends RaggedException {
  private static final long serialVersionUID = 1L;

  private final String generator;
  private final String text;

  /**
   * Creates an exception.
   *
   * @param generator the generator's name
   * @param text what it had written before it failed
   */
  public GenerationException(String generator, String text, Throwable cause) {
    super(
        "the generator \""
            + generator
            + "\" failed after "
            + text.length()
            + " characters, which text() has; ask again, or search and show the hits: "
            + cause,
        cause);
    this.generator = Objects.requireNonNull(generator, "generator");
    this.text = Objects.requireNonNull(text, "text");
  }

  /** Returns the generator's name. */
  public String generator() {
    return generator;
  }

  /** Returns what had been written, and streamed, before the failure; may be empty. */
  public String text() {
    return text;
  }
}
