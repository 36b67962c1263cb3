package dev.ragged.memory.learn;

import dev.ragged.memory.rank.RankingReason;
import java.time.Duration;
import java.util.Locale;

/** Words why a candidate stands where it does. */
final class Reasons {
  private Reasons() {}

  static String sentence(RankingReason reason) {
    if (reason instanceof RankingReason.TopicMatch match) {
      return String.format(
          Locale.ROOT,
          "it is about %s, which you care about (confidence %.2f, recency %.2f)",
          match.topic(),
          match.confidence(),
          match.recency());
    }
    if (reason instanceof RankingReason.Accessed accessed) {
      return String.format(
          Locale.ROOT,
          "you were shown its document %s, last %s ago",
          accessed.times() == 1 ? "once" : accessed.times() + " times",
          age(accessed.age()));
    }
    if (reason instanceof RankingReason.RelatedTopics related) {
      return String.format(
          Locale.ROOT,
          "you met its topic %s together with %s %d times",
          related.candidateTopic(),
          related.queryTopic(),
          related.count());
    }
    if (reason instanceof RankingReason.DeclaredInterest declared) {
      return "it is about " + declared.topic() + ", a declared interest";
    }
    RankingReason.ExcludedTopic excluded = (RankingReason.ExcludedTopic) reason;
    return "it is about " + excluded.topic() + ", which is not wanted";
  }

  private static String age(Duration age) {
    if (age.toDays() >= 2) {
      return age.toDays() + " days";
    }
    if (age.toHours() >= 2) {
      return age.toHours() + " hours";
    }
    return age.toMinutes() + " minutes";
  }
}
