package dev.ragged.document;

import java.util.Objects;

/**
 * What a reader found in a file. Immutable.
 *
 * @param title the document's own title, or empty
 * @param text its text; blank if the file holds none
 * @param mediaType how the text is marked up, as in {@link Document#mediaType()}
 * @param metadata what the file says of itself
 */
public record ParsedDocument(String title, String text, String mediaType, Metadata metadata) {
  public ParsedDocument {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(metadata, "metadata");
  }
}
