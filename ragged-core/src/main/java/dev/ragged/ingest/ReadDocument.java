package dev.ragged.ingest;

import dev.ragged.document.Document;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Origin;
import java.util.function.Supplier;

/**
 * A document whose content is in memory but perhaps not parsed yet.
 *
 * @param slot where its outcome goes
 * @param key its id and owner
 * @param origin its ledger entry to be
 * @param bytes about how much memory it holds
 * @param known whether the store has an older version
 * @param parser gives the document; may throw {@link SkippedException}
 */
record ReadDocument(
    int slot,
    DocumentKey key,
    Origin origin,
    long bytes,
    boolean known,
    Supplier<Document> parser) {
  Document parse() {
    return parser.get();
  }
}
