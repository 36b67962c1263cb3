package dev.ragged.bench.memory;

import dev.ragged.bench.Arguments;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.SearchClock;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.learn.ProfileReader;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.rank.Access;
import dev.ragged.memory.rank.BlendedRanking;
import dev.ragged.memory.rank.CandidateTopic;
import dev.ragged.memory.rank.RankingCandidate;
import dev.ragged.memory.rank.RankingContext;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.sqlite.Durability;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Measures reading an interest profile from a memory on disk, computing interest from counts, and
 * ranking the candidates of a search whose topics are known. Times are those of the CPU.
 */
public final class ProfileTimes {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration SPAN = Duration.ofDays(365);
  private static final int CANDIDATES = 20;
  private static final int TOPICS_OF_ONE = 10;
  private static final int PAIRS = 500;
  private static final String QUESTION = "topic of the question";

  private final PrintStream out;
  private final Arguments arguments;
  private final SplittableRandom random = new SplittableRandom(3);

  private ProfileTimes(PrintStream out, Arguments arguments) {
    this.out = out;
    this.arguments = arguments;
  }

  /** Takes {@code topics=}, {@code interactions=} and {@code calls=}. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(Map.of("topics", 1_000, "interactions", 20_000, "calls", 2_000), words);
    System.out.println(arguments);
    try (TemporaryFolder temporary = new TemporaryFolder("profile-times")) {
      new ProfileTimes(System.out, arguments).run(temporary.path());
    }
  }

  private void run(Path folder) {
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(folder), Durability.NORMAL)) {
      new ManyTopics(database, arguments.get("topics"), NOW.minus(SPAN), SPAN)
          .add(1, arguments.get("interactions"));
      Subject subject = ManyTopics.subject(1);
      ProfileReader reader = new ProfileReader(database, InterestFormula.defaults());
      InterestProfile profile = reader.profile(subject, NOW);
      out.printf("%,d topics in the profile%n", profile.interests().size());
      time("profile", () -> reader.profile(subject, NOW));
      time(
          "profile, read anew",
          () -> {
            reader.forget();
            return reader.profile(subject, NOW);
          });
      List<TopicCounts> counts = ManyTopics.counts(arguments.get("topics"), NOW, SPAN, random);
      time(
          "interest of " + counts.size() + " topics",
          () -> InterestProfile.of(counts, CoOccurrences.none(), InterestFormula.defaults(), NOW));
      List<RankingCandidate> candidates = candidates();
      RankingContext context =
          new RankingContext(
              InterestProfile.of(counts, pairs(), InterestFormula.defaults(), NOW),
              List.of(QUESTION));
      BlendedRanking ranking = BlendedRanking.defaults();
      time("rank " + CANDIDATES, () -> ranking.rank(candidates, context, CANDIDATES / 2));
    }
  }

  private List<String> topics(int count) {
    return IntStream.generate(() -> random.nextInt(arguments.get("topics")))
        .distinct()
        .limit(count)
        .mapToObj(ManyTopics::name)
        .toList();
  }

  private CoOccurrences pairs() {
    List<CoOccurrence> pairs = new ArrayList<>();
    for (String topic : topics(PAIRS)) {
      pairs.add(new CoOccurrence(QUESTION, topic, 3 + random.nextInt(20)));
    }
    return CoOccurrences.of(pairs);
  }

  private List<RankingCandidate> candidates() {
    List<RankingCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      candidates.add(
          new RankingCandidate(
              "passage " + i,
              1 - i / 100.0,
              topics(TOPICS_OF_ONE).stream()
                  .map(topic -> new CandidateTopic(topic, random.nextDouble()))
                  .toList(),
              i % 2 == 0
                  ? Optional.of(new Access(1 + random.nextInt(9), NOW.minus(Duration.ofDays(i))))
                  : Optional.empty()));
    }
    return candidates;
  }

  private void time(String name, Supplier<?> call) {
    int calls = arguments.get("calls");
    for (int i = 0; i < calls; i++) {
      var unused = call.get();
    }
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long start = SearchClock.nanos();
      var unused = call.get();
      nanos[i] = SearchClock.nanos() - start;
    }
    out.printf("%-24s %s%n", name, new Percentiles(nanos));
  }
}
