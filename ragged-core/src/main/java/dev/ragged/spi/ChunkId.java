package dev.ragged.spi;

import dev.ragged.document.PersonaId;
import java.util.Optional;

/**
 * Names one chunk by its document and its place in it. Immutable.
 *
 * <p>The text form is {@code guide.md#4} for chunk 4 of a shared document and {@code
 * guide.md#4@ana} for one of persona {@code ana}; within the persona {@code %} and {@code #} are
 * written {@code %25} and {@code %23}, so that no two chunks share a text form.
 *
 * @param document the document
 * @param position the chunk's place in it, from 0
 */
public record ChunkId(DocumentKey document, int position) {
  /**
   * Returns the chunk named by {@code text}.
   *
   * @throws IllegalArgumentException if it is not of the form above
   */
  public static ChunkId parse(String text) {
    int hash = text.lastIndexOf('#');
    int at = text.indexOf('@', hash + 1);
    String position = text.substring(hash + 1, at < 0 ? text.length() : at);
    if (hash < 1 || !position.matches("0|[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "chunk id must look like guide.md#4 or guide.md#4@persona: id=\"" + text + "\"");
    }
    Optional<PersonaId> owner =
        at < 0
            ? Optional.empty()
            : Optional.of(
                new PersonaId(text.substring(at + 1).replace("%23", "#").replace("%25", "%")));
    return new ChunkId(new DocumentKey(text.substring(0, hash), owner), Integer.parseInt(position));
  }

  @Override
  public String toString() {
    String shared = document.id() + "#" + position;
    return document
        .owner()
        .map(owner -> shared + "@" + owner.value().replace("%", "%25").replace("#", "%23"))
        .orElse(shared);
  }
}
