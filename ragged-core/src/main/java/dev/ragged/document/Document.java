package dev.ragged.document;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One text to be found again: an article, a page, a source file, a note. Immutable.
 *
 * <p>The id is the caller's. Ingesting a document under an id that the store knows replaces the old
 * one, chunks and all.
 *
 * @param id 1 to 1,000 characters, unique among the shared documents and among those of one owner
 * @param title shown with hits and, when not blank, embedded in front of each chunk; may be empty
 * @param text the whole text, well-formed Unicode, 1 to {@link #MAX_TEXT_LENGTH} characters, not
 *     blank
 * @param mediaType how {@code text} is marked up: {@code text/plain}, {@code text/markdown} or
 *     {@code text/x-source}; it selects the chunker
 * @param metadata what filters may test; applies to every chunk
 * @param owner the persona that alone may find this document, or empty if all may
 */
public record Document(
    String id,
    String title,
    String text,
    String mediaType,
    Metadata metadata,
    Optional<PersonaId> owner) {

  /** Media type of text without markup. */
  public static final String PLAIN = "text/plain";

  /** Media type of Markdown: headings are kept as the heading path of chunks. */
  public static final String MARKDOWN = "text/markdown";

  /** Media type of program text: cut at blank lines and lines rather than at sentences. */
  public static final String SOURCE = "text/x-source";

  /** Longest id, in {@code char}s. */
  public static final int MAX_ID_LENGTH = 1_000;

  /** Longest title, in {@code char}s. */
  public static final int MAX_TITLE_LENGTH = 1_000;

  /** Longest text, in {@code char}s (64 Mi). */
  public static final int MAX_TEXT_LENGTH = 1 << 26;

  public Document {
    Texts.requireId(id, "document id", MAX_ID_LENGTH);
    Texts.requireWellFormed(title, "title of document \"" + id + "\"");
    if (title.length() > MAX_TITLE_LENGTH) {
      throw new IllegalArgumentException(
          "title of document \""
              + id
              + "\" must have at most "
              + MAX_TITLE_LENGTH
              + " characters: length="
              + title.length());
    }
    Texts.requireId(text, "text of document \"" + id + "\"", MAX_TEXT_LENGTH);
    Texts.requireId(mediaType, "media type of document \"" + id + "\"", 100);
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(owner, "owner");
  }

  /** Returns a shared plain-text document without title and metadata. */
  public static Document of(String id, String text) {
    return builder(id).text(text).build();
  }

  /** Returns a shared Markdown document without metadata. */
  public static Document markdown(String id, String text) {
    return builder(id).text(text).mediaType(MARKDOWN).build();
  }

  /** Returns a builder for a document with this id. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** Returns a builder that starts with all of this document's values. */
  public Builder toBuilder() {
    Builder builder =
        new Builder(id).title(title).text(text).mediaType(mediaType).metadata(metadata);
    owner.ifPresent(builder::owner);
    return builder;
  }

  /** Collects the parts of a {@link Document}. Builder; not thread-safe. */
  public static final class Builder {
    private final String id;
    private String title = "";
    private String text = "";
    private String mediaType = PLAIN;
    private Metadata metadata = Metadata.empty();
    private Optional<PersonaId> owner = Optional.empty();

    private Builder(String id) {
      this.id = Texts.requireId(id, "document id", MAX_ID_LENGTH);
    }

    /** Sets the title; default none. */
    public Builder title(String title) {
      this.title = Objects.requireNonNull(title, "title");
      return this;
    }

    /** Sets the text; required. */
    public Builder text(String text) {
      this.text = Objects.requireNonNull(text, "text");
      return this;
    }

    /** Sets the media type; default {@link Document#PLAIN}. */
    public Builder mediaType(String mediaType) {
      this.mediaType = Objects.requireNonNull(mediaType, "mediaType");
      return this;
    }

    /** Sets the metadata; default none. */
    public Builder metadata(Metadata metadata) {
      this.metadata = Objects.requireNonNull(metadata, "metadata");
      return this;
    }

    /** Sets the metadata; default none. Values as in {@link Metadata}. */
    public Builder metadata(Map<String, ?> metadata) {
      return metadata(Metadata.copyOf(metadata));
    }

    /** Makes the document private to {@code owner}; default shared. */
    public Builder owner(PersonaId owner) {
      this.owner = Optional.of(Objects.requireNonNull(owner, "owner"));
      return this;
    }

    /**
     * Returns the document.
     *
     * @throws IllegalArgumentException if a part is out of range; the message names it
     */
    public Document build() {
      return new Document(id, title, text, mediaType, metadata, owner);
    }
  }
}
