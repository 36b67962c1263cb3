/**
 * A persona's memory goes in as rows and comes out as a file, or the other way round: here are the
 * choices that are to be made, and what is told of it afterwards.
 *
 * <p>An export has what is kept of one persona, in plain text whatever key it is sealed with. An
 * import checks all of a file before it writes anything. It then writes batches, each whole: after
 * a failure the same import goes on where it ended, and a second import changes nothing. What is
 * imported is recorded as if it had been asked here: it is redacted if the memory redacts, topics
 * are learned from it again with the documents that are here, and what is older than the retention
 * goes when that is next applied. Sessions are joined with those that are there. Preferences are
 * kept as they are; none takes the place of one that was set later.
 *
 * <p>A file may come from a persona of another name; documents that it owned are then taken for
 * this one's. The persona's settings are never taken: a file must not turn a memory on. Its
 * description is taken if the persona has none, or with {@link
 * dev.ragged.memory.portable.ImportConflict#REPLACE}. Members of the file that mean nothing here
 * are named in the {@link dev.ragged.memory.portable.ImportSummary} and left out.
 */
@NullMarked
package dev.ragged.memory.portable;

import org.jspecify.annotations.NullMarked;
