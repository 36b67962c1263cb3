package dev.ragged.memory.learn;

import dev.ragged.memory.rank.RankingReason;
import java.time.Duration;
import java.util.List;

/** Words why a candidate stands where it does. */
final class Reasons {
  /** More reasons than this explain nothing. */
  private static final int MOST = 8;

  private Reasons() {}

  /** Returns a sentence for each of the first reasons. */
  static List<String> sentences(List<RankingReason> reasons) {
    return reasons.stream().limit(MOST).map(Reasons::sentence).toList();
  }

  private static String sentence(RankingReason reason) {
    if (reason instanceof RankingReason.TopicMatch match) {
      return "it is about "
          + match.topic()
          + ", which you care about (confidence "
          + hundredths(match.confidence())
          + ", recency "
          + hundredths(match.recency())
          + ")";
    }
    if (reason instanceof RankingReason.Accessed accessed) {
      return "you were shown its document for this topic "
          + (accessed.times() == 1 ? "once" : accessed.times() + " times")
          + ", last "
          + age(accessed.age())
          + " ago";
    }
    if (reason instanceof RankingReason.RelatedTopics related) {
      return "you met its topic "
          + related.candidateTopic()
          + " together with "
          + related.queryTopic()
          + " "
          + related.count()
          + " times";
    }
    if (reason instanceof RankingReason.DeclaredInterest declared) {
      return "it is about " + declared.topic() + ", a declared interest";
    }
    RankingReason.ExcludedTopic excluded = (RankingReason.ExcludedTopic) reason;
    return "it is about " + excluded.topic() + ", which is not wanted";
  }

  private static String hundredths(double fraction) {
    long rounded = Math.round(fraction * 100);
    return rounded / 100 + "." + rounded % 100 / 10 + rounded % 10;
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
