package dev.ragged.memory.question;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.recall.QuestionContext;
import dev.ragged.memory.topic.Focus;
import dev.ragged.memory.topic.TopicMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a question's words bring to a persona's mind. Immutable.
 *
 * @param areas the fields it says it cares about and the question touches, in its order
 * @param related topics met together with one of the question's at least {@link
 *     QuestionContext#MIN_TOGETHER} times, not in the question themselves; most often first, each
 *     once
 */
record Associations(List<String> areas, List<CoOccurrence> related) {
  private static final Comparator<CoOccurrence> MOST_FIRST =
      Comparator.comparingLong(CoOccurrence::count)
          .reversed()
          .thenComparing(CoOccurrence::other)
          .thenComparing(CoOccurrence::topic);

  Associations {
    areas = List.copyOf(areas);
    related = List.copyOf(related);
  }

  /**
   * Chooses among what was met together.
   *
   * @param topics the question's
   * @param pairs of a topic of the question with any other
   */
  static Associations of(
      String question, List<String> areas, Set<String> topics, List<CoOccurrence> pairs) {
    List<CoOccurrence> related = new ArrayList<>();
    Set<String> seen = new HashSet<>(topics);
    List<String> others = pairs.stream().map(CoOccurrence::other).toList();
    seen.addAll(TopicMatcher.of(others, Focus.NONE).count(question).keySet());
    pairs.stream()
        .filter(pair -> pair.count() >= QuestionContext.MIN_TOGETHER)
        .sorted(MOST_FIRST)
        .filter(pair -> seen.add(pair.other()))
        .forEach(related::add);
    return new Associations(areas, related);
  }
}
