package dev.ragged.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked; a part of commands. */
public final class Question {
  @Parameters(arity = "0..*", paramLabel = "QUESTION", description = "One or more words.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--query",
      paramLabel = "QUESTION",
      description = "The same as QUESTION without an option.")
  private @Nullable String query;

  /** Creates the options of a call. */
  public Question() {}

  /** Returns whether something is asked. */
  public boolean isThere() {
    return query != null || !words.isEmpty();
  }

  /**
   * Returns what is asked.
   *
   * @throws IllegalArgumentException if it is nothing
   */
  public String text() {
    if (query != null && !words.isEmpty()) {
      throw new IllegalArgumentException(
          "the question is there twice: --query=\"" + query + "\", and " + words);
    }
    String text = query == null ? String.join(" ", words) : query;
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "a question is needed, for example \"How is a backup made?\"");
    }
    return text;
  }
}
