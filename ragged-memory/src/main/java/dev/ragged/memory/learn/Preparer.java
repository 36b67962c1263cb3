package dev.ragged.memory.learn;

import dev.ragged.memory.rank.BlendedRanking;
import dev.ragged.memory.rank.RankingStrategy;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.memory.topic.Topic;
import dev.ragged.memory.topic.TopicExtractor;
import dev.ragged.persona.Personalization;
import dev.ragged.persona.PreparedSearch;
import dev.ragged.retrieval.Reranker;
import dev.ragged.retrieval.SearchRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says how a persona's search is to be made. Thread-safe. */
public final class Preparer {
  private final MemoryDatabase database;
  private final ProfileReader profiles;
  private final PassageWords words;
  private final TopicExtractor extractor;
  private final RankingStrategy strategy;
  private final List<RequestChange> changes;
  private final Clock clock;

  /**
   * Creates one.
   *
   * @param strategy orders what is found, unless a search says otherwise
   * @param changes what may change a request, in order; each only if the search allows it
   */
  public Preparer(
      MemoryDatabase database,
      ProfileReader profiles,
      PassageWords words,
      TopicExtractor extractor,
      RankingStrategy strategy,
      List<RequestChange> changes,
      Clock clock) {
    this.database = Objects.requireNonNull(database, "database");
    this.profiles = Objects.requireNonNull(profiles, "profiles");
    this.words = Objects.requireNonNull(words, "words");
    this.extractor = Objects.requireNonNull(extractor, "extractor");
    this.strategy = Objects.requireNonNull(strategy, "strategy");
    this.changes = List.copyOf(changes);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Returns how {@code request} is to be searched for {@code subject} now. */
  public PreparedSearch prepare(Subject subject, SearchRequest request, Personalization how) {
    SearchRequest changed = request;
    List<String> notes = new ArrayList<>();
    for (RequestChange change : changes) {
      changed = change.apply(subject, changed, how, notes);
    }
    return new PreparedSearch(changed, reranker(subject, request, how), notes);
  }

  private Reranker reranker(Subject subject, SearchRequest request, Personalization how) {
    RankingStrategy chosen = strategy(how);
    boolean none = how.weight().isPresent() && how.weight().getAsDouble() == 0;
    // Before the first lesson there is nothing to rank by.
    if (none || profiles.topics(subject).isEmpty()) {
      return Reranker.NONE;
    }
    return new PersonalReranker(
        database,
        profiles,
        words.begin(),
        chosen,
        subject,
        extractor.topics(request.text(), subject.focus()).stream().map(Topic::name).toList(),
        clock.instant());
  }

  private RankingStrategy strategy(Personalization how) {
    if (how.weight().isEmpty() || how.weight().getAsDouble() == 0) {
      return strategy;
    }
    if (strategy instanceof BlendedRanking blended) {
      return blended.withBlend(how.weight().getAsDouble());
    }
    throw new IllegalArgumentException(
        "this store's ranking strategy has no weight: weight="
            + how.weight().getAsDouble()
            + ", strategy="
            + strategy.getClass().getName()
            + "; leave the weight out, or set 0 for no personal ranking");
  }
}
