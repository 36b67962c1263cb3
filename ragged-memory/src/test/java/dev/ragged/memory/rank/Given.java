package dev.ragged.memory.rank;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.interest.TopicCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Candidates and personas to rank. */
final class Given {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private Given() {}

  static Instant daysAgo(long days) {
    return NOW.minus(Duration.ofDays(days));
  }

  /** A topic that was seen {@code times} times, all of them {@code daysAgo}. */
  static TopicCounts seen(String topic, int times, long daysAgo) {
    return TopicCounts.recount(topic, Collections.nCopies(times, daysAgo(daysAgo)), 0);
  }

  static InterestProfile profile(TopicCounts... counts) {
    return profile(List.of(), counts);
  }

  static InterestProfile profile(List<CoOccurrence> pairs, TopicCounts... counts) {
    return InterestProfile.of(
        List.of(counts), CoOccurrences.of(pairs), InterestFormula.defaults(), NOW);
  }

  static RankingContext context(InterestProfile profile, String... queryTopics) {
    return new RankingContext(profile, List.of(queryTopics));
  }

  static RankingContext nobody() {
    return context(InterestProfile.empty(NOW));
  }

  static RankingCandidate candidate(String id, double base, CandidateTopic... topics) {
    return new RankingCandidate(id, base, List.of(topics), Optional.empty());
  }

  static RankingCandidate used(RankingCandidate candidate, long times, long daysAgo) {
    return new RankingCandidate(
        candidate.id(),
        candidate.baseScore(),
        candidate.topics(),
        Optional.of(new Access(times, daysAgo(daysAgo))));
  }

  static CandidateTopic about(String topic) {
    return about(topic, 1);
  }

  static CandidateTopic about(String topic, double salience) {
    return new CandidateTopic(topic, salience);
  }

  static List<String> ids(List<RankedCandidate> ranked) {
    return ranked.stream().map(one -> one.candidate().id()).toList();
  }

  static RankedCandidate of(List<RankedCandidate> ranked, String id) {
    return ranked.stream().filter(one -> one.candidate().id().equals(id)).findAny().orElseThrow();
  }

  static double value(RankedCandidate ranked, String term) {
    return ranked.terms().stream()
        .filter(each -> each.name().equals(term))
        .findAny()
        .orElseThrow()
        .value();
  }

  /** Up to 30 candidates of random topics, scores with ties, and uses. */
  static List<RankingCandidate> randomCandidates(Random random) {
    List<Double> scores = new ArrayList<>();
    for (int n = random.nextInt(30); n > 0; n--) {
      scores.add(random.nextInt(4) == 0 ? random.nextInt(3) / 2.0 : random.nextDouble());
    }
    scores.sort(Collections.reverseOrder());
    List<RankingCandidate> candidates = new ArrayList<>();
    for (double score : scores) {
      List<CandidateTopic> topics = new ArrayList<>();
      for (int topic = 0; topic < 20; topic++) {
        if (random.nextInt(4) == 0) {
          topics.add(about("t" + topic, random.nextInt(5) / 4.0));
        }
      }
      RankingCandidate candidate =
          candidate("d" + candidates.size(), score, topics.toArray(CandidateTopic[]::new));
      candidates.add(
          random.nextInt(3) == 0
              ? used(candidate, 1 + random.nextInt(9), random.nextInt(60) - 5)
              : candidate);
    }
    return candidates;
  }

  /** A persona that saw some of the topics of {@link #randomCandidates}, and asks about some. */
  static RankingContext randomContext(Random random) {
    List<TopicCounts> counts = new ArrayList<>();
    List<CoOccurrence> pairs = new ArrayList<>();
    List<String> query = new ArrayList<>();
    for (int topic = 0; topic < 20; topic++) {
      if (random.nextInt(3) != 0) {
        counts.add(seen("t" + topic, 1 + random.nextInt(20), random.nextInt(50)));
      }
      if (random.nextInt(5) == 0) {
        query.add("t" + topic);
      }
      for (int other = 0; other < topic; other++) {
        if (random.nextInt(4) == 0) {
          pairs.add(new CoOccurrence("t" + topic, "t" + other, 1 + random.nextInt(6)));
        }
      }
    }
    return new RankingContext(profile(pairs, counts.toArray(TopicCounts[]::new)), query);
  }
}
