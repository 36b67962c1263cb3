package dev.ragged.memory.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.interest.ExponentialDecay;
import dev.ragged.memory.interest.Interest;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.rank.RankingReason.Accessed;
import dev.ragged.memory.rank.RankingReason.RelatedTopics;
import dev.ragged.memory.rank.RankingReason.TopicMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlendedRankingTest extends RankingContract {
  private static final long SEED = Long.getLong("ragged.test.seed", 20260104);

  /** Confidence 0.35 + 0.3 and recency 1. */
  private static final TopicCounts JAVA = Given.seen("java", 10, 0);

  private static final double JAVA_CONFIDENCE = 0.35 + 0.3;

  @Override
  RankingStrategy strategy() {
    return BlendedRanking.defaults();
  }

  /** Topics {@code t0}, {@code t1} and so on, each seen {@code times} times. */
  private static TopicCounts[] seen(int topics, int times, long daysAgo) {
    return IntStream.range(0, topics)
        .mapToObj(i -> Given.seen("t" + i, times, daysAgo))
        .toArray(TopicCounts[]::new);
  }

  /** As many of the topics of {@link #seen}. */
  private static CandidateTopic[] about(int topics, double salience) {
    return IntStream.range(0, topics)
        .mapToObj(i -> Given.about("t" + i, salience))
        .toArray(CandidateTopic[]::new);
  }

  private static double topics(InterestProfile profile, CandidateTopic... topics) {
    // The second candidate keeps the blend going where the first has nothing.
    List<RankingCandidate> candidates =
        List.of(
            Given.candidate("asked", 0.5, topics), Given.used(Given.candidate("any", 0.5), 1, 0));
    return Given.value(
        Given.of(BlendedRanking.defaults().rank(candidates, Given.context(profile), 2), "asked"),
        "topics");
  }

  @Test
  void rank_random_equalsTheFormulaWrittenOut() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < 500; round++) {
      List<RankingCandidate> candidates = Given.randomCandidates(random);
      RankingContext context = Given.randomContext(random);
      for (RankedCandidate one : BlendedRanking.defaults().rank(candidates, context, 100)) {
        double personal = personal(one.candidate(), candidates, context);
        boolean anyPersonal =
            candidates.stream().anyMatch(each -> personal(each, candidates, context) != 0);
        double base = one.candidate().baseScore();
        assertThat(one.score())
            .as("seed %d, round %d: %s", SEED, round, one)
            .isCloseTo(anyPersonal ? 0.7 * base + 0.3 * personal : base, within(1e-12));
      }
    }
  }

  private static double personal(
      RankingCandidate candidate, List<RankingCandidate> all, RankingContext context) {
    double none = 1;
    int pairs = 0;
    for (CandidateTopic topic : candidate.topics()) {
      for (Interest interest : context.profile().interests()) {
        if (interest.topic().equals(topic.topic()) && counts(interest)) {
          none *=
              1
                  - topic.salience()
                      * interest.confidence()
                      * interest.recency()
                      * specificity(topic.topic(), all);
        }
      }
      for (String asked : context.queryTopics()) {
        if (topic.salience() > 0
            && context.profile().coOccurrences().count(topic.topic(), asked) >= 3) {
          pairs++;
        }
      }
    }
    double history = 0;
    if (candidate.access().isPresent()) {
      Duration age = Duration.between(candidate.access().get().last(), Given.NOW);
      history = Math.exp(-0.05 * Math.max(0, age.toMillis() / 86_400_000.0));
    }
    return 0.5 * aboveChance(1 - none) + 0.3 * history + 0.2 * Math.min(1, 0.1 * pairs);
  }

  private static boolean counts(Interest interest) {
    return interest.confidence() >= 0.3 && interest.frequency() >= 2;
  }

  /** The share of the other candidates that are not about a topic. */
  private static double specificity(String topic, List<RankingCandidate> all) {
    double about = 0;
    for (RankingCandidate each : all) {
      for (CandidateTopic its : each.topics()) {
        about += its.topic().equals(topic) && its.salience() > 0 ? 1 : 0;
      }
    }
    return all.size() == 1 ? 1 : (all.size() - about) / (all.size() - 1);
  }

  /** What of an evidence is more than one weak match may give by chance, of what it can be. */
  private static double aboveChance(double evidence) {
    return Math.max(0, evidence - 0.25) / 0.75;
  }

  @Test
  void rank_noBlend_isBaseOrderAndBaseScoresToTheBit() {
    BlendedRanking off = BlendedRanking.builder().blend(0).build();
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<RankingCandidate> candidates = Given.randomCandidates(random);
      List<RankedCandidate> ranked = off.rank(candidates, Given.randomContext(random), 100);
      assertThat(ranked).hasSameSizeAs(candidates);
      for (int i = 0; i < candidates.size(); i++) {
        assertThat(ranked.get(i).candidate()).isSameAs(candidates.get(i));
        assertThat(Double.doubleToRawLongBits(ranked.get(i).score()))
            .isEqualTo(Double.doubleToRawLongBits(candidates.get(i).baseScore()));
        assertThat(ranked.get(i).boost()).isZero();
      }
    }
  }

  @Test
  void rank_profileOfOtherTopics_isBaseOrderAndBaseScores() {
    List<RankedCandidate> ranked =
        strategy()
            .rank(
                List.of(Given.candidate("a", 0.7, Given.about("sql")), Given.candidate("b", 0.3)),
                Given.context(Given.profile(JAVA), "java"),
                2);
    assertThat(ranked).extracting(RankedCandidate::score).containsExactly(0.7, 0.3);
    assertThat(ranked.get(0).terms()).containsExactly(new ScoreTerm("base", 0.7, 1, 0.7));
  }

  @Test
  void rank_signWithoutWeight_isBaseScores() {
    BlendedRanking historyOnly =
        BlendedRanking.builder().weights(new PersonalWeights(0, 1, 0)).build();
    List<RankedCandidate> ranked =
        historyOnly.rank(
            List.of(Given.candidate("a", 0.7), Given.candidate("b", 0.3, Given.about("java"))),
            Given.context(Given.profile(JAVA)),
            2);
    assertThat(ranked).extracting(RankedCandidate::score).containsExactly(0.7, 0.3);
  }

  @Test
  void rank_allBlend_isPersonalOnly() {
    List<RankedCandidate> ranked =
        BlendedRanking.builder()
            .blend(1)
            .build()
            .rank(
                List.of(Given.candidate("a", 1), Given.candidate("b", 0, Given.about("java"))),
                Given.context(Given.profile(JAVA)),
                2);
    assertThat(Given.ids(ranked)).containsExactly("b", "a");
    assertThat(ranked.get(0).score()).isCloseTo(0.5 * aboveChance(JAVA_CONFIDENCE), within(1e-12));
    assertThat(ranked.get(1).score()).isZero();
  }

  @Test
  void rank_everythingFull_isOneExactly() {
    TopicCounts full = new TopicCounts("java", 10, Given.daysAgo(9), Given.NOW, 9, 50);
    List<CoOccurrence> pairs =
        IntStream.range(0, 12).mapToObj(i -> new CoOccurrence("java", "q" + i, 9)).toList();
    String[] query = IntStream.range(0, 12).mapToObj(i -> "q" + i).toArray(String[]::new);
    RankedCandidate ranked =
        strategy()
            .rank(
                List.of(Given.used(Given.candidate("a", 1, Given.about("java")), 1, 0)),
                Given.context(Given.profile(pairs, full), query),
                1)
            .get(0);
    assertThat(ranked.score()).isEqualTo(1, within(1e-9)).isLessThanOrEqualTo(1);
    assertThat(Given.value(ranked, "coOccurrence")).isEqualTo(1);
  }

  @Test
  void rank_topicOfInterest_overtakesAndSaysWhy() {
    List<RankedCandidate> ranked =
        strategy()
            .rank(
                List.of(
                    Given.candidate("a", 0.62),
                    Given.used(Given.candidate("b", 0.6, Given.about("java", 0.5)), 3, 10)),
                Given.context(
                    Given.profile(List.of(new CoOccurrence("jvm", "java", 3)), JAVA), "jvm"),
                2);
    assertThat(Given.ids(ranked)).containsExactly("b", "a");
    RankedCandidate b = ranked.get(0);
    assertThat(b.baseRank()).isEqualTo(2);
    assertThat(b.personalRank()).isEqualTo(1);
    assertThat(b.terms())
        .extracting(ScoreTerm::name)
        .containsExactly("base", "topics", "history", "coOccurrence");
    double history = Math.exp(-0.5);
    assertThat(b.score())
        .isCloseTo(
            0.7 * 0.6
                + 0.3 * (0.5 * aboveChance(0.5 * JAVA_CONFIDENCE) + 0.3 * history + 0.2 * 0.1),
            within(1e-12));
    double confidence = ((TopicMatch) b.reasons().get(0)).confidence();
    assertThat(confidence).isCloseTo(JAVA_CONFIDENCE, within(1e-12));
    assertThat(b.reasons())
        .containsExactly(
            new TopicMatch("java", 0.5, confidence, 1),
            new Accessed(3, Duration.ofDays(10)),
            new RelatedTopics("jvm", "java", 3));
    assertThat(b.boost()).isEqualTo(b.score() - 0.6);
  }

  @Test
  void topics_seenOnce_doesNotCount() {
    assertThat(topics(Given.profile(Given.seen("java", 1, 0)), Given.about("java"))).isZero();
    assertThat(topics(Given.profile(Given.seen("java", 2, 0)), Given.about("java"))).isPositive();
  }

  @Test
  void topics_lowConfidence_doesNotCount() {
    // 0.35 * 5 / 10 + 0.3 * exp(-0.05 * days): 0.48 today, 0.28 after 20 days.
    assertThat(topics(Given.profile(seen(12, 5, 20)), about(12, 1))).isZero();
    assertThat(topics(Given.profile(seen(12, 5, 10)), about(12, 1))).isPositive();
  }

  @Test
  void topics_oneMatch_isItsStrengthAboveChance() {
    InterestProfile profile = Given.profile(JAVA);
    assertThat(topics(profile, Given.about("java", 0.8), Given.about("other")))
        .isCloseTo((0.8 * JAVA_CONFIDENCE - 0.25) / 0.75, within(1e-12));
    assertThat(topics(profile, Given.about("java", 0.38))).isZero();
    assertThat(topics(profile, Given.about("java", 0.39))).isPositive();
  }

  @Test
  void topics_many_growByNoisyOrAndStayBelowOne() {
    InterestProfile profile = Given.profile(seen(40, 10, 0));
    for (double salience : new double[] {0.1, 0.5, 1}) {
      double strength = salience * JAVA_CONFIDENCE;
      for (int n = 1; n <= 40; n++) {
        double missed = Math.pow(1 - strength, n);
        assertThat(topics(profile, about(n, salience)))
            .isCloseTo(aboveChance(1 - missed), within(1e-12))
            .isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void topics_whatOthersAreAboutToo_countsLess() {
    List<RankingCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      CandidateTopic everywhere = Given.about("t0");
      candidates.add(
          i < 2
              ? Given.candidate("both" + i, 0.5, everywhere, Given.about("t1"))
              : Given.candidate("one" + i, 0.5, everywhere));
    }
    List<RankedCandidate> ranked =
        strategy().rank(candidates, Given.context(Given.profile(seen(2, 10, 0))), 5);
    double confidence = JAVA_CONFIDENCE;
    // One of the four others is about t1, too; all are about t0.
    assertThat(Given.value(Given.of(ranked, "both0"), "topics"))
        .isCloseTo((confidence * 3 / 4 - 0.25) / 0.75, within(1e-12));
    assertThat(Given.value(Given.of(ranked, "one4"), "topics")).isZero();
  }

  @Test
  void history_usedInTheFuture_isOne() {
    RankedCandidate ranked =
        strategy()
            .rank(List.of(Given.used(Given.candidate("a", 0.5), 1, -3)), Given.nobody(), 1)
            .get(0);
    assertThat(Given.value(ranked, "history")).isEqualTo(1);
    assertThat(ranked.reasons()).containsExactly(new Accessed(1, Duration.ZERO));
  }

  @Test
  void history_otherDecay_fadesLikeIt() {
    BlendedRanking ranking =
        BlendedRanking.builder().accessDecay(new ExponentialDecay(0.5)).build();
    RankedCandidate ranked =
        ranking
            .rank(List.of(Given.used(Given.candidate("a", 0.5), 1, 4)), Given.nobody(), 1)
            .get(0);
    assertThat(Given.value(ranked, "history")).isCloseTo(Math.exp(-2), within(1e-12));
  }

  @Test
  void coOccurrence_metTwice_doesNotCount() {
    List<CoOccurrence> pairs =
        List.of(new CoOccurrence("q", "twice", 2), new CoOccurrence("q", "thrice", 3));
    List<RankedCandidate> ranked =
        strategy()
            .rank(
                List.of(
                    Given.candidate("a", 0.5, Given.about("twice")),
                    Given.candidate("b", 0.5, Given.about("thrice"))),
                Given.context(Given.profile(pairs), "q"),
                2);
    assertThat(Given.ids(ranked)).containsExactly("b", "a");
    assertThat(Given.value(ranked.get(0), "coOccurrence")).isEqualTo(0.1);
    assertThat(ranked.get(1).reasons()).isEmpty();
  }

  @Test
  void builder_otherLimits_areUsed() {
    BlendedRanking ranking =
        BlendedRanking.builder()
            .minConfidence(0)
            .minFrequency(1)
            .minCoOccurrence(1)
            .retrieveMultiplier(1.5)
            .build();
    RankedCandidate ranked =
        ranking
            .rank(
                List.of(Given.candidate("a", 0.5, Given.about("java"))),
                Given.context(
                    Given.profile(
                        List.of(new CoOccurrence("q", "java", 1)), Given.seen("java", 1, 3)),
                    "q"),
                1)
            .get(0);
    assertThat(Given.value(ranked, "topics")).isPositive();
    assertThat(Given.value(ranked, "coOccurrence")).isEqualTo(0.1);
    assertThat(ranking.fetch(5)).isEqualTo(8);
  }

  @Test
  void fetch_default_isTwiceK() {
    assertThat(strategy().fetch(10)).isEqualTo(20);
  }

  @Test
  void builder_wrongNumbers_areRefused() {
    BlendedRanking.Builder builder = BlendedRanking.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.blend(1.1))
        .withMessageContaining("blend=1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.minConfidence(Double.NaN))
        .withMessageContaining("minConfidence=NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.minFrequency(0))
        .withMessageContaining("minFrequency=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.minCoOccurrence(0))
        .withMessageContaining("minCoOccurrence=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.retrieveMultiplier(0.9))
        .withMessageContaining("retrieveMultiplier=0.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonalWeights(0.5, 0.5, 0.5))
        .withMessageContaining("sum=1.5");
  }
}
