package dev.ragged.profiling;

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

  /** A search, or several that are answered together; counts "questions" and "results". */
  public static final String SEARCH = "search";

  /** What a memory adds to a question. */
  public static final String SEARCH_ENHANCE = "search.enhance";

  /** Looking for a kept answer; if there is none, with finding one. */
  public static final String SEARCH_CACHE = "search.cache";

  /** Embedding questions that no cache has; counts "texts". */
  public static final String SEARCH_EMBED = "search.embed";

  /** Asking the indexes; counts "candidates", "distances" and "recomputed". */
  public static final String SEARCH_RETRIEVE = "search.retrieve";

  /** Merging what the indexes found. */
  public static final String SEARCH_FUSE = "search.fuse";

  /** Reading the passages of what was found; counts "passages". */
  public static final String SEARCH_FETCH = "search.fetch";

  /** Putting into order, personal ranking included, and making the hits. */
  public static final String SEARCH_RERANK = "search.rerank";

  /** Handing a search to the recorder of interactions. */
  public static final String SEARCH_RECORD = "search.record";

  /** Finding passages for a question and making an answer of them. */
  public static final String ANSWER = "answer";

  /** Making an answer; counts "tokens_in" and "tokens_out". */
  public static final String ANSWER_GENERATE = "answer.generate";

  /** An ingest. */
  public static final String INGEST = "ingest";

  /** Reading documents from their source; counts "documents" and "bytes". */
  public static final String INGEST_READ = "ingest.read";

  /** Parsing documents, in other threads. */
  public static final String INGEST_PARSE = "ingest.parse";

  /** Cutting documents, in other threads; counts "chunks". */
  public static final String INGEST_CHUNK = "ingest.chunk";

  /** Embedding chunks, in other threads; counts "texts". */
  public static final String INGEST_EMBED = "ingest.embed";

  /** Waiting for the threads that cut and embed; counts "documents". */
  public static final String INGEST_WAIT = "ingest.wait";

  /** Committing documents; counts "documents" and "chunks". */
  public static final String INGEST_STORE = "ingest.store";

  /** Adding vectors to the index; counts "vectors". */
  public static final String INGEST_INDEX = "ingest.index";

  /** Saving the index, and letting go of what was removed. */
  public static final String INGEST_COMPACT = "ingest.compact";

  /** Deleting documents; counts "documents". */
  public static final String DELETE = "delete";

  private Stages() {}
}
