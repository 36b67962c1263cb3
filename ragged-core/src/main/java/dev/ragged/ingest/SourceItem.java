package dev.ragged.ingest;

import dev.ragged.document.Document;
import java.nio.file.Path;
import java.util.Objects;

/** One thing that a source offers. */
public sealed interface SourceItem {
  /** Returns the id of the document it is or would be. */
  String id();

  /** A document at hand. Immutable. */
  record Given(Document document) implements SourceItem {
    public Given {
      Objects.requireNonNull(document, "document");
    }

    @Override
    public String id() {
      return document.id();
    }
  }

  /** A file to be read. Immutable. */
  record File(String id, Path path) implements SourceItem {
    public File {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(path, "path");
    }
  }

  /** A file that is left out on purpose. Immutable. */
  record Skipped(String id, String cause) implements SourceItem {
    public Skipped {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(cause, "cause");
    }
  }

  /**
   * Something that could not be looked at. Immutable. Synchronising keeps the document of this id,
   * and all whose id begins with it if it ends in {@code /}.
   */
  record Unreadable(String id, String cause) implements SourceItem {
    public Unreadable {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(cause, "cause");
    }
  }
}
