package dev.ragged.memory.options;

import dev.ragged.profiling.Stages;

/**
 * Names of the stages of a memory that are measured, beside those of {@link Stages}. What a search
 * waits for is nested in its stages: {@code search / search.enhance / memory.profile}. What is done
 * in the background begins a path of its own.
 *
 * <p>Handing something to the recorder takes less than a microsecond and has no stage here; that of
 * a search is in {@link Stages#SEARCH_RECORD}.
 */
public final class MemoryStages {
  /** Reading the topics of a persona that are not in the heap; counts {@link #TOPICS}. */
  public static final String PROFILE = "memory.profile";

  /** Reading the facts of a persona that are not in the heap; counts {@link #VERSIONS}. */
  public static final String FACTS = "memory.facts";

  /** Putting what was found in the order of a persona; counts {@link Stages#PASSAGES}. */
  public static final String RANK = "memory.rank";

  /** Committing a batch of what was recorded; counts {@link #RECORDS} that became durable. */
  public static final String WRITE = "memory.write";

  /**
   * Learning topics and their graph from what was asked, which counts {@link #INTERACTIONS}, or
   * making the graph anew.
   */
  public static final String LEARN = "memory.learn";

  /** Embedding remembered questions, or one to compare with them; counts {@link Stages#TEXTS}. */
  public static final String EMBED = "memory.embed";

  /** Waiting until what was recorded is durable and learned. */
  public static final String FLUSH = "memory.flush";

  /** Finding similar questions. */
  public static final String RECALL = "memory.recall";

  /** Reading the log, the graph or the activity of a persona. */
  public static final String QUERY = "memory.query";

  /** Comparing rankings, on given questions or on the log. */
  public static final String EVALUATE = "memory.evaluate";

  /**
   * Erasing something of a persona, because that was asked for or it was kept long enough; counts
   * {@link #INTERACTIONS}.
   */
  public static final String ERASE = "memory.erase";

  /** Overwriting what an erasure left and giving its room back. */
  public static final String COMPACT = "memory.compact";

  /** Searching all files for what was erased. */
  public static final String VERIFY = "memory.verify";

  /** Exporting the memory of a persona; counts {@link #INTERACTIONS}. */
  public static final String EXPORT = "memory.export";

  /** Importing to the memory of a persona; counts {@link #INTERACTIONS} that were added. */
  public static final String IMPORT = "memory.import";

  /** Counter: records. */
  public static final String RECORDS = "records";

  /** Counter: interactions. */
  public static final String INTERACTIONS = "interactions";

  /** Counter: topics. */
  public static final String TOPICS = "topics";

  /** Counter: versions of facts. */
  public static final String VERSIONS = "versions";

  private MemoryStages() {}
}
