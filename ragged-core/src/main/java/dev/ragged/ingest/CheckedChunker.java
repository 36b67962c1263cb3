package dev.ragged.ingest;

import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a chunker to its contract, so that a faulty one fails with its name and not as a hit that
 * points nowhere. Thread-safe if the chunker is.
 */
final class CheckedChunker implements Chunker {
  private final Chunker chunker;
  private final String fingerprint;

  CheckedChunker(Chunker chunker) {
    this.chunker = chunker;
    this.fingerprint = chunker.fingerprint();
  }

  @Override
  public List<Chunk> chunk(Document document) {
    List<Chunk> chunks = chunker.chunk(document);
    if (isNull(chunks)) {
      throw broken(document, "it returned null");
    }
    if (chunks.isEmpty()) {
      throw broken(document, "it returned no chunk");
    }
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      if (isNull(chunk)) {
        throw broken(document, "chunk " + i + " is null");
      }
      if (chunk.position() != i) {
        throw broken(document, "chunk " + i + " has position " + chunk.position());
      }
      if (chunk.end() > document.text().length()) {
        throw broken(
            document, "chunk " + i + " ends at " + chunk.end() + " of " + document.text().length());
      }
    }
    return chunks;
  }

  /** Asks what the types deny, because the chunker may be compiled without them. */
  private static boolean isNull(@Nullable Object value) {
    return value == null;
  }

  private IllegalArgumentException broken(Document document, String how) {
    return new IllegalArgumentException(
        "chunker \""
            + fingerprint
            + "\" broke the contract of Chunker: "
            + how
            + "; document=\""
            + document.id()
            + "\"");
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }
}
