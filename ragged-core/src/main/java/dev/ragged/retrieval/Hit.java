package dev.ragged.retrieval;

import dev.ragged.document.Metadata;
import dev.ragged.spi.ChunkId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One passage that answers a search. Immutable.
 *
 * @param chunkId names the passage
 * @param title its document's title, or empty
 * @param text the passage
 * @param context where it stands in its document, for example its heading path; may be empty
 * @param snippet the part of the passage around the question's words, on one line
 * @param start index of the passage's first {@code char} in the document's text
 * @param end index after its last {@code char}
 * @param metadata its document's metadata and its own
 * @param score in [0, 1], higher is closer
 * @param parts what the score is made of
 * @param personal where it would be without personal ranking, if it was ranked so
 */
public record Hit(
    ChunkId chunkId,
    String title,
    String text,
    String context,
    String snippet,
    int start,
    int end,
    Metadata metadata,
    double score,
    List<ScorePart> parts,
    Optional<PersonalRank> personal) {
  public Hit {
    Objects.requireNonNull(chunkId, "chunkId");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(snippet, "snippet");
    Objects.requireNonNull(metadata, "metadata");
    parts = List.copyOf(parts);
    Objects.requireNonNull(personal, "personal");
  }

  /** Returns the id of the document that the passage is from. */
  public String documentId() {
    return chunkId.document().id();
  }
}
