package dev.ragged.retrieval;

import java.util.List;

/** Puts what was found for one search in another order. Thread-safe. */
public interface Reranker {
  /** Keeps the order that there is. */
  Reranker NONE =
      new Reranker() {
        @Override
        public int pool(int k) {
          return k;
        }

        @Override
        public List<Passage> rerank(List<Passage> passages) {
          return passages;
        }
      };

  /**
   * Returns how many of the best passages it wants to choose from when {@code k} are asked for: at
   * least {@code k}. The number must not fall when {@code k} rises.
   */
  int pool(int k);

  /**
   * Returns the same passages in another order, with new scores if need be.
   *
   * @param passages at most as many as {@link #pool} said, best first, each with a score in [0, 1]
   */
  List<Passage> rerank(List<Passage> passages);
}
