package dev.ragged.profiling;

import java.util.List;

/**
 * Names of the stages that Ragged measures. Nested as they are called: {@code ingest / ingest.store
 * / ingest.index}.
 */
public final class Stages {
  /** Opening a store. */
  public static final String OPEN = "open";

  /** Creating the embedder, with loading its model. */
  public static final String OPEN_EMBEDDER = "open.embedder";

  /** Opening database and indexes. */
  public static final String OPEN_STORE = "open.store";

  /** Opening the vector index, and bringing it up to the database. */
  public static final String OPEN_INDEX = "open.index";

  /** Opening what personas did. */
  public static final String OPEN_MEMORY = "open.memory";

  /**
   * A search, or several that are answered together; counts {@link #QUESTIONS} and {@link
   * #RESULTS}.
   */
  public static final String SEARCH = "search";

  /** What a memory adds to a question. */
  public static final String SEARCH_ENHANCE = "search.enhance";

  /** Looking for a kept answer, and waiting for one that another thread is finding. */
  public static final String SEARCH_CACHE = "search.cache";

  /** Embedding questions that no cache has; counts {@link #TEXTS}. */
  public static final String SEARCH_EMBED = "search.embed";

  /** Waiting for a connection, and beginning to read one state of the store. */
  public static final String SEARCH_BEGIN = "search.begin";

  /** Asking the indexes; counts {@link #CANDIDATES}, {@link #DISTANCES} and {@link #RECOMPUTED}. */
  public static final String SEARCH_RETRIEVE = "search.retrieve";

  /** Comparing vectors. */
  public static final String SEARCH_VECTORS = "search.vectors";

  /** Looking for words. */
  public static final String SEARCH_WORDS = "search.words";

  /** Merging what the indexes found. */
  public static final String SEARCH_FUSE = "search.fuse";

  /** Reading the passages of what was found; counts {@link #PASSAGES}. */
  public static final String SEARCH_FETCH = "search.fetch";

  /** Putting into order, personal ranking included, and making the hits. */
  public static final String SEARCH_RERANK = "search.rerank";

  /** Handing a search to the recorder of interactions. */
  public static final String SEARCH_RECORD = "search.record";

  /**
   * Finding passages for a question and making an answer of them; counts {@link #TOKENS_IN} and
   * {@link #TOKENS_OUT}.
   */
  public static final String ANSWER = "answer";

  /** Making an answer of passages. */
  public static final String ANSWER_GENERATE = "answer.generate";

  /** An ingest. */
  public static final String INGEST = "ingest";

  /** Reading documents from their source; counts {@link #DOCUMENTS} and {@link #BYTES}. */
  public static final String INGEST_READ = "ingest.read";

  /** Parsing documents, in other threads. */
  public static final String INGEST_PARSE = "ingest.parse";

  /** Cutting documents, in other threads; counts {@link #CHUNKS}. */
  public static final String INGEST_CHUNK = "ingest.chunk";

  /** Embedding chunks, in other threads; counts {@link #TEXTS}. */
  public static final String INGEST_EMBED = "ingest.embed";

  /** Waiting for the threads that cut and embed; counts {@link #DOCUMENTS}. */
  public static final String INGEST_WAIT = "ingest.wait";

  /** Committing documents; counts {@link #DOCUMENTS} and {@link #CHUNKS}. */
  public static final String INGEST_STORE = "ingest.store";

  /** Adding vectors to the index; counts {@link #VECTORS}. */
  public static final String INGEST_INDEX = "ingest.index";

  /** Saving the index, and letting go of what was removed. */
  public static final String INGEST_COMPACT = "ingest.compact";

  /** Deleting documents; counts {@link #DOCUMENTS}. */
  public static final String DELETE = "delete";

  /** Counter: questions that were answered. */
  public static final String QUESTIONS = "questions";

  /** Counter: hits of all answers. */
  public static final String RESULTS = "results";

  /** Counter: texts that were embedded. */
  public static final String TEXTS = "texts";

  /** Counter: chunks that the indexes proposed. */
  public static final String CANDIDATES = "candidates";

  /** Counter: comparisons of vectors. */
  public static final String DISTANCES = "distances";

  /** Counter: vectors that had to be embedded again. */
  public static final String RECOMPUTED = "recomputed";

  /** Counter: passages that were read. */
  public static final String PASSAGES = "passages";

  /** Counter: documents. */
  public static final String DOCUMENTS = "documents";

  /** Counter: bytes of documents that were new or changed. */
  public static final String BYTES = "bytes";

  /** Counter: chunks. */
  public static final String CHUNKS = "chunks";

  /** Counter: vectors. */
  public static final String VECTORS = "vectors";

  /** Counter: tokens of question and passages. */
  public static final String TOKENS_IN = "tokens_in";

  /** Counter: tokens of the answer. */
  public static final String TOKENS_OUT = "tokens_out";

  /** The counters that say how much a call was given to do; the others say what came of it. */
  static final List<String> INPUTS =
      List.of(QUESTIONS, TEXTS, DOCUMENTS, CHUNKS, BYTES, VECTORS, TOKENS_IN);

  private Stages() {}
}
