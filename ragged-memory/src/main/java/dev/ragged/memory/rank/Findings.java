package dev.ragged.memory.rank;

import dev.ragged.memory.interest.Interest;
import dev.ragged.memory.rank.RankingReason.Accessed;
import dev.ragged.memory.rank.RankingReason.TopicMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What strategies look up about a candidate and a persona. */
final class Findings {
  private Findings() {}

  /**
   * Returns the candidate's topics that the persona has an interest in, in the candidate's order.
   */
  static List<TopicMatch> matches(
      RankingCandidate candidate, RankingContext context, Predicate<Interest> counts) {
    List<TopicMatch> matches = new ArrayList<>(candidate.topics().size());
    for (CandidateTopic topic : candidate.topics()) {
      Optional<Interest> interest = context.profile().find(topic.topic()).filter(counts);
      if (topic.salience() > 0 && interest.isPresent()) {
        matches.add(
            new TopicMatch(
                topic.topic(),
                topic.salience(),
                interest.get().confidence(),
                interest.get().recency()));
      }
    }
    return matches;
  }

  /** Returns the access of a candidate as a reason. */
  static Optional<Accessed> accessed(RankingCandidate candidate, RankingContext context) {
    return candidate
        .access()
        .map(access -> new Accessed(access.times(), age(access.last(), context.now())));
  }

  // However many topics a document has, it must not win by their number. The strongest match counts
  // in full and each further one half as much as the one before, joined as probabilities are:
  // 1 - (1 - v1)(1 - v2/2)(1 - v3/4)... By Bernoulli's inequality any number of matches that are
  // no stronger than v stays below 1 - (1 - v)^2, which is what two of them would make of a plain
  // noisy-or; a plain sum has no bound, a plain noisy-or goes to 1, and a mean would punish a
  // document for each further topic.
  static double boundedSum(List<TopicMatch> matches, ToDoubleFunction<TopicMatch> strength) {
    double[] strengths = matches.stream().mapToDouble(strength).toArray();
    Arrays.sort(strengths);
    double none = 1;
    double share = 1;
    for (int i = strengths.length - 1; i >= 0; i--) {
      none *= 1 - share * strengths[i];
      share /= 2;
    }
    return 1 - none;
  }

  private static Duration age(Instant last, Instant now) {
    return last.isAfter(now) ? Duration.ZERO : Duration.between(last, now);
  }
}
