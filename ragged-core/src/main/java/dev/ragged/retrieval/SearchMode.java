package dev.ragged.retrieval;

/** By what chunks are found. */
public enum SearchMode {
  /** By meaning: chunks whose vectors are near the question's. */
  VECTOR,
  /** By words: BM25 over stemmed words. */
  LEXICAL,
  /** By both, merged by reciprocal rank fusion. */
  HYBRID
}
