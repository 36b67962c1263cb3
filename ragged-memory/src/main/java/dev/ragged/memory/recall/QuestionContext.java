package dev.ragged.memory.recall;

import dev.ragged.memory.interest.CoOccurrence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a question calls to a persona's mind, for whoever answers it. Immutable.
 *
 * @param question the question
 * @param recentTopics what the persona asked about in the last 7 days, latest first; at most
 *     {@value #MAX_TOPICS}
 * @param similarQuestions questions like it that were asked before, closest first; at most {@value
 *     #MAX_QUESTIONS}
 * @param focusAreas the fields that the persona says it cares about and the question touches, in
 *     the persona's order
 * @param relatedTopics topics that were met together with a topic of the question at least {@value
 *     #MIN_TOGETHER} times and are not in the question, most often first, each once; at most
 *     {@value #MAX_TOPICS}. {@link CoOccurrence#topic} is the question's, {@link
 *     CoOccurrence#other} the related one
 */
public record QuestionContext(
    String question,
    List<RecentTopic> recentTopics,
    List<SimilarQuestion> similarQuestions,
    List<String> focusAreas,
    List<CoOccurrence> relatedTopics) {
  /** Most topics of a list. */
  public static final int MAX_TOPICS = 10;

  /** Most similar questions. */
  public static final int MAX_QUESTIONS = 3;

  /** Meetings that make a topic related; one or two may be chance. */
  public static final int MIN_TOGETHER = 3;

  public QuestionContext {
    Objects.requireNonNull(question, "question");
    recentTopics = List.copyOf(recentTopics);
    similarQuestions = List.copyOf(similarQuestions);
    focusAreas = List.copyOf(focusAreas);
    relatedTopics = List.copyOf(relatedTopics);
  }

  /** Returns whether the question calls nothing to mind. */
  public boolean isEmpty() {
    return recentTopics.isEmpty()
        && similarQuestions.isEmpty()
        && focusAreas.isEmpty()
        && relatedTopics.isEmpty();
  }

  /**
   * Returns the context in words, a line for each list that is not empty, without the question: to
   * be put before it in a prompt.
   */
  public String text() {
    StringBuilder lines = new StringBuilder();
    line(lines, "Fields of interest", focusAreas);
    line(lines, "Recent topics", recentTopics.stream().map(RecentTopic::name).toList());
    line(lines, "Related topics", relatedTopics.stream().map(CoOccurrence::other).toList());
    line(
        lines,
        "Asked before",
        similarQuestions.stream()
            .map(similar -> '"' + similar.text().strip().replaceAll("\\s+", " ") + '"')
            .toList());
    return lines.toString();
  }

  private static void line(StringBuilder lines, String name, List<String> values) {
    if (!values.isEmpty()) {
      lines
          .append(lines.isEmpty() ? "" : "\n")
          .append(name)
          .append(": ")
          .append(values.stream().collect(Collectors.joining(", ")));
    }
  }
}
