package dev.ragged.profiling;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/**
 * A span as Flight Recorder and Mission Control show it.
 *
 * <p>The counters of {@link Stages} are fields of their own, 0 where a span does not count them:
 * Mission Control filters and sorts by numbers only what is a field. A zero is one byte in the
 * file. Counters of other names are left out.
 *
 * <p>There is no stack, as the path says where a stage was called, and nothing shorter than a
 * millisecond unless the settings say so: a program that commits in a loop would write hundreds of
 * megabytes.
 */
@Name("ragged.Span")
@Label("Ragged Stage")
@Category("Ragged")
@Description("A stage of Ragged, or an operation that the application measures with it")
@StackTrace(false)
@Threshold("1 ms")
final class SpanEvent extends Event {
  @Label("Name")
  String name = "";

  @Label("Path")
  @Description("The names of the stages around it and its own, outermost first")
  String path = "";

  @Label("Allocated")
  @Description("Bytes of heap that the thread allocated in it, -1 if unknown")
  @DataAmount
  long allocatedBytes;

  @Label("Failed")
  boolean failed;

  @Label("Persona")
  @Description("The same for all questions of one persona in this run of the JVM; not its name")
  String persona = "";

  @Label("Questions")
  long questions;

  @Label("Results")
  long results;

  @Label("Candidates")
  long candidates;

  @Label("Distances")
  long distances;

  @Label("Recomputed")
  long recomputed;

  @Label("Passages")
  long passages;

  @Label("Texts")
  long texts;

  @Label("Documents")
  long documents;

  @Label("Chunks")
  long chunks;

  @Label("Vectors")
  long vectors;

  @Label("Bytes")
  @Description("Bytes of documents that were new or changed")
  @DataAmount
  long bytes;

  @Label("Tokens in")
  long tokensIn;

  @Label("Tokens out")
  long tokensOut;

  /** Takes a counter of the span. */
  void count(String counter, long amount) {
    switch (counter) {
      case Stages.QUESTIONS -> questions = amount;
      case Stages.RESULTS -> results = amount;
      case Stages.CANDIDATES -> candidates = amount;
      case Stages.DISTANCES -> distances = amount;
      case Stages.RECOMPUTED -> recomputed = amount;
      case Stages.PASSAGES -> passages = amount;
      case Stages.TEXTS -> texts = amount;
      case Stages.DOCUMENTS -> documents = amount;
      case Stages.CHUNKS -> chunks = amount;
      case Stages.VECTORS -> vectors = amount;
      case Stages.BYTES -> bytes = amount;
      case Stages.TOKENS_IN -> tokensIn = amount;
      case Stages.TOKENS_OUT -> tokensOut = amount;
      default -> {}
    }
  }
}
