package dev.ragged.spi;

import dev.ragged.index.VectorBatch;
import java.time.Duration;
import java.util.List;

/**
 * Reads one state of a corpus: whatever is written meanwhile, all calls on one reader see the same
 * documents, as far as the engine can promise it (the embedded one can). Short-lived. One thread at
 * a time.
 */
public interface CorpusReader extends AutoCloseable {
  /** Returns the state that is read. */
  StoreState state();

  /**
   * Returns the chunks whose vectors are nearest to the question's: never fewer than {@code
   * min(limit, matching chunks)}, unless the question's budget was used up before.
   */
  Candidates vectorCandidates(VectorQuestion question);

  /**
   * Returns the answers to {@code questions}, answer <i>i</i> to question <i>i</i>, each as {@link
   * #vectorCandidates} gives it.
   */
  default List<Candidates> vectorCandidatesAll(List<VectorQuestion> questions) {
    return questions.stream().map(this::vectorCandidates).toList();
  }

  /**
   * Returns the chunks that share words with {@code text}, best BM25 first; the score is <i>b / (1
   * + b)</i> of the BM25 value <i>b</i>. Ends of words are ignored; no syntax in the text has a
   * meaning.
   *
   * @param limit how many are wanted at most, at least 1
   * @param complete whether chunks that share only words without weight follow, with score 0: those
   *     that are in so many chunks that they say nothing about one
   */
  Candidates lexicalCandidates(String text, int limit, Selection selection, boolean complete);

  /**
   * Returns the chunks of {@code ids} that exist and that {@code scope} sees, in the order of
   * {@code ids}.
   */
  List<StoredChunk> fetch(List<ChunkId> ids, Scope scope);

  /**
   * Returns the vectors of {@code ids}, which exist, in their order; or none, if they have to be
   * recomputed and that takes longer than {@code deadline}.
   *
   * @param deadline how long this may take, not negative; {@link dev.ragged.index.Budget#FOREVER}
   *     for no limit
   */
  VectorBatch vectors(List<ChunkId> ids, Duration deadline);

  @Override
  void close();
}
