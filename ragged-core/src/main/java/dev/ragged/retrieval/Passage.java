package dev.ragged.retrieval;

import dev.ragged.spi.StoredChunk;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A passage that may become a hit, with its text. Immutable.
 *
 * @param chunk the passage
 * @param score in [0, 1], higher is closer
 * @param parts what the score is made of; their contributions add up to it
 * @param personal where it would be without personal ranking, once it was ranked so
 */
public record Passage(
    StoredChunk chunk, double score, List<ScorePart> parts, Optional<PersonalRank> personal) {
  public Passage {
    Objects.requireNonNull(chunk, "chunk");
    parts = List.copyOf(parts);
    Objects.requireNonNull(personal, "personal");
  }
}
