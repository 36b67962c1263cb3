package dev.ragged.retrieval;

import dev.ragged.spi.ChunkId;
import dev.ragged.spi.StoreState;
import dev.ragged.spi.StoredChunk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What was found for one request in one state of the corpus, before anybody's interests order it:
 * what a result cache keeps. Immutable, but that it remembers snippets once they were cut.
 */
final class Found {
  /** What it took to find it; see {@link SearchCosts}. */
  record Figures(
      long matching, int candidates, long distances, long recomputed, boolean truncated) {
    /** Returns the figures of who gets it from a cache: nothing was compared. */
    Figures ofHit() {
      return new Figures(matching, candidates, 0, 0, truncated);
    }
  }

  private final StoreState state;
  private final List<Ranked> ranked;
  private final Map<ChunkId, StoredChunk> passages;
  private final Map<ChunkId, float[]> vectors;
  private final Optional<float[]> question;
  private final Figures figures;
  private final List<String> explanation;
  private final boolean borrowed;
  private final ConcurrentMap<ChunkId, String> snippets = new ConcurrentHashMap<>();

  /**
   * Makes it.
   *
   * @param ranked what may become a hit, best first
   * @param passages those of them that there are
   * @param vectors of all of them, if they are still to be told apart; else none
   * @param question the question's vector, unless it was searched by words alone
   */
  Found(
      StoreState state,
      List<Ranked> ranked,
      Map<ChunkId, StoredChunk> passages,
      Map<ChunkId, float[]> vectors,
      Optional<float[]> question,
      Figures figures,
      List<String> explanation) {
    this.state = state;
    this.ranked = List.copyOf(ranked);
    this.passages = Map.copyOf(passages);
    this.vectors = Map.copyOf(vectors);
    this.question = question;
    this.figures = figures;
    this.explanation = List.copyOf(explanation);
    this.borrowed = false;
  }

  private Found(Found lender, Optional<float[]> question) {
    this.state = lender.state;
    this.ranked = lender.ranked;
    this.passages = lender.passages;
    this.vectors = lender.vectors;
    this.question = question;
    this.figures = lender.figures;
    this.explanation = lender.explanation;
    this.borrowed = true;
  }

  /**
   * Returns this as the answer to another question, for which it must not be kept.
   *
   * @param vector that of the other question
   */
  Found borrowed(Optional<float[]> vector) {
    return new Found(this, vector);
  }

  /** Returns whether it was found for another question. */
  boolean isBorrowed() {
    return borrowed;
  }

  StoreState state() {
    return state;
  }

  List<Ranked> ranked() {
    return ranked;
  }

  Map<ChunkId, StoredChunk> passages() {
    return passages;
  }

  /** Returns those of {@code chunks} that there are, in their order. */
  List<StoredChunk> passages(List<ChunkId> chunks) {
    return chunks.stream().map(passages::get).filter(Objects::nonNull).toList();
  }

  Map<ChunkId, float[]> vectors() {
    return vectors;
  }

  Optional<float[]> question() {
    return question;
  }

  Figures figures() {
    return figures;
  }

  List<String> explanation() {
    return explanation;
  }

  /** Returns the snippet of a passage, cut by {@code snippets} the first time. */
  String snippet(StoredChunk passage, Snippets cutter) {
    return snippets.computeIfAbsent(passage.id(), id -> cutter.cut(passage.chunk().text()));
  }
}
