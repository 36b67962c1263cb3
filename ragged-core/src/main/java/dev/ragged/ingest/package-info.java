/**
 * Sources of documents go in; stored documents and a report of what became of each come out.
 *
 * <p>Reading and committing happen in the calling thread and in the order of the source; cutting
 * and embedding happen beside it on as many threads as the embedder can use.
 */
@NullMarked
package dev.ragged.ingest;

import org.jspecify.annotations.NullMarked;
