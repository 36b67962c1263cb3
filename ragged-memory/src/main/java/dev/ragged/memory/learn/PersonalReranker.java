package dev.ragged.memory.learn;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.rank.Access;
import dev.ragged.memory.rank.CandidateTopic;
import dev.ragged.memory.rank.RankedCandidate;
import dev.ragged.memory.rank.RankingCandidate;
import dev.ragged.memory.rank.RankingContext;
import dev.ragged.memory.rank.RankingStrategy;
import dev.ragged.memory.store.LearnedReader;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.retrieval.Passage;
import dev.ragged.retrieval.PersonalRank;
import dev.ragged.retrieval.Reranker;
import dev.ragged.retrieval.ScorePart;
import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the passages found for one question in the order of one persona at one moment. */
final class PersonalReranker implements Reranker {
  /** Fewer meetings of two topics may be chance; the ranking strategies do not count them. */
  private static final long MIN_MEETINGS = 3;

  /** Most pairs read for a question; those met most often. */
  private static final int MAX_PAIRS = 100;

  private final MemoryDatabase database;
  private final ProfileReader profiles;
  private final PassageWords.Reading words;
  private final RankingStrategy strategy;
  private final Subject subject;
  private final List<String> asked;
  private final Instant now;

  PersonalReranker(
      MemoryDatabase database,
      ProfileReader profiles,
      PassageWords.Reading words,
      RankingStrategy strategy,
      Subject subject,
      List<String> asked,
      Instant now) {
    this.database = database;
    this.profiles = profiles;
    this.words = words;
    this.strategy = strategy;
    this.subject = subject;
    this.asked = asked;
    this.now = now;
  }

  @Override
  public int pool(int k) {
    return Math.max(k, strategy.fetch(k));
  }

  @Override
  public List<Passage> rerank(List<Passage> passages) {
    if (passages.isEmpty()) {
      return passages;
    }
    KnownTopics known = profiles.topics(subject);
    Set<DocumentKey> documents =
        passages.stream().map(passage -> document(passage)).collect(Collectors.toSet());
    List<Long> numbers = asked.stream().flatMap(topic -> known.number(topic).stream()).toList();
    List<CoOccurrence> pairs = new ArrayList<>();
    Map<DocumentKey, LearnedReader.Shown> shown =
        database.read(
            "reading what was learned",
            connection -> {
              pairs.addAll(
                  pairs(
                      known,
                      LearnedReader.pairs(
                          connection, subject.owner(), numbers, MIN_MEETINGS, MAX_PAIRS)));
              return LearnedReader.shown(connection, subject.owner(), numbers, documents);
            });
    Set<String> met = new HashSet<>();
    List<RankingCandidate> candidates = new ArrayList<>(passages.size());
    for (Passage passage : passages) {
      List<CandidateTopic> topics = known.in(passage.chunk().chunk().text(), words);
      topics.forEach(topic -> met.add(topic.topic()));
      candidates.add(candidate(passage, topics, shown));
    }
    InterestProfile profile = profiles.profile(subject, met, CoOccurrences.of(pairs), now);
    List<RankedCandidate> ranked =
        strategy.rank(candidates, new RankingContext(profile, asked), candidates.size());
    List<Passage> ordered = new ArrayList<>(ranked.size());
    for (RankedCandidate candidate : ranked) {
      ordered.add(explained(passages.get(candidate.baseRank() - 1), candidate));
    }
    return ordered;
  }

  /** Returns the pairs by name, each once. */
  private static List<CoOccurrence> pairs(KnownTopics known, List<LearnedReader.Pair> found) {
    List<CoOccurrence> pairs = new ArrayList<>(found.size());
    Set<Set<Long>> seen = new HashSet<>();
    for (LearnedReader.Pair pair : found) {
      Optional<String> topic = known.name(pair.topic());
      Optional<String> other = known.name(pair.other());
      if (topic.isPresent() && other.isPresent() && seen.add(Set.of(pair.topic(), pair.other()))) {
        pairs.add(new CoOccurrence(topic.get(), other.get(), pair.count()));
      }
    }
    return pairs;
  }

  private static DocumentKey document(Passage passage) {
    return passage.chunk().id().document();
  }

  private static RankingCandidate candidate(
      Passage passage, List<CandidateTopic> topics, Map<DocumentKey, LearnedReader.Shown> shown) {
    Optional<Access> access =
        Optional.ofNullable(shown.get(document(passage)))
            .map(times -> new Access(times.times(), times.last()));
    return new RankingCandidate(passage.chunk().id().toString(), passage.score(), topics, access);
  }

  private static Passage explained(Passage passage, RankedCandidate ranked) {
    PersonalRank rank =
        new PersonalRank(ranked.baseRank(), passage.score(), Reasons.sentences(ranked.reasons()));
    return new Passage(passage.chunk(), ranked.score(), parts(passage, ranked), Optional.of(rank));
  }

  /** Returns the base's parts, scaled to what is left of the base, and the personal terms. */
  private static List<ScorePart> parts(Passage passage, RankedCandidate ranked) {
    if (ranked.terms().size() == 1 && ranked.score() == passage.score()) {
      return passage.parts();
    }
    List<ScorePart> parts = new ArrayList<>();
    double left = passage.score() == 0 ? 0 : ranked.terms().get(0).contribution() / passage.score();
    for (ScorePart part : passage.parts()) {
      parts.add(
          new ScorePart(part.signal(), part.rank(), part.score(), part.contribution() * left));
    }
    ranked.terms().stream()
        .skip(1)
        .filter(term -> term.contribution() != 0)
        .forEach(
            term -> parts.add(new ScorePart(term.name(), 0, term.value(), term.contribution())));
    return parts;
  }
}
