package dev.ragged.profiling;

/**
 * The names of the spans that Ragged opens, and of what they count. A stage is timed once, by one
 * span; profiles, monitors, recordings and metrics know it by its name. The names do not change.
 */
public final class Stages {
  /** All of an ingest. */
  public static final String INGEST = "ingest";

  /** Reads and parses documents; counts {@link #DOCUMENTS} and {@link #BYTES}. */
  public static final String INGEST_READ = "ingest.read";

  /** Cuts documents; counts {@link #CHUNKS}. */
  public static final String INGEST_CHUNK = "ingest.chunk";

  /** Embeds chunks; counts {@link #TEXTS}. */
  public static final String INGEST_EMBED = "ingest.embed";

  /** Writes documents and chunks to the store; counts {@link #DOCUMENTS}. */
  public static final String INGEST_STORE = "ingest.store";

  /** Gives vectors to the index. */
  public static final String INGEST_INDEX = "ingest.index";

  /** Tidies up what changes have left behind. */
  public static final String INGEST_COMPACT = "ingest.compact";

  /** All of a search; counts {@link #RESULTS}. */
  public static final String SEARCH = "search";

  /** Adds to the question what memory knows. */
  public static final String SEARCH_ENHANCE = "search.enhance";

  /** Embeds the question. */
  public static final String SEARCH_EMBED = "search.embed";

  /** Looks for the answer in the caches. */
  public static final String SEARCH_CACHE = "search.cache";

  /** Collects candidates. */
  public static final String SEARCH_RETRIEVE = "search.retrieve";

  /** Joins lists of candidates. */
  public static final String SEARCH_FUSE = "search.fuse";

  /** Orders the best anew. */
  public static final String SEARCH_RERANK = "search.rerank";

  /** Hands the search to memory. */
  public static final String SEARCH_RECORD = "search.record";

  /** All of an answer, with its search. */
  public static final String ANSWER = "answer";

  /** Writes the answer; counts {@link #TOKENS_IN} and {@link #TOKENS_OUT}. */
  public static final String ANSWER_GENERATE = "answer.generate";

  /** All of opening. */
  public static final String OPEN = "open";

  /** Opens the store. */
  public static final String OPEN_STORE = "open.store";

  /** Opens the index. */
  public static final String OPEN_INDEX = "open.index";

  /** Opens the memory. */
  public static final String OPEN_MEMORY = "open.memory";

  /** Opens the embedder. */
  public static final String OPEN_EMBEDDER = "open.embedder";

  /** Counter of documents. */
  public static final String DOCUMENTS = "documents";

  /** Counter of the bytes of documents, as they were read. */
  public static final String BYTES = "bytes";

  /** Counter of chunks. */
  public static final String CHUNKS = "chunks";

  /** Counter of texts that were embedded. */
  public static final String TEXTS = "texts";

  /** Counter of hits. */
  public static final String RESULTS = "results";

  /** Counter of tokens that a generator was given. */
  public static final String TOKENS_IN = "tokens_in";

  /** Counter of tokens that a generator wrote. */
  public static final String TOKENS_OUT = "tokens_out";

  private Stages() {}
}
