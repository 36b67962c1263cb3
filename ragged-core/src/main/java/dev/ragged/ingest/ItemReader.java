package dev.ragged.ingest;

import dev.ragged.document.Document;
import dev.ragged.document.FileParser;
import dev.ragged.document.Metadata;
import dev.ragged.document.ParsedDocument;
import dev.ragged.document.PersonaId;
import dev.ragged.document.RawFile;
import dev.ragged.document.UnreadableDocumentException;
import dev.ragged.error.RaggedException;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Origin;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the items of a source and looks them up in the ledger: only what is new or changed goes on.
 * One thread.
 */
final class ItemReader {
  private final Corpus corpus;
  private final FileParser parser;
  private final String source;
  private final String pipeline;
  private final Scope scope;
  private final Outcomes outcomes;
  private final Set<DocumentKey> seen = new HashSet<>();
  private final Set<DocumentKey> present = new HashSet<>();
  private final List<String> unreadable = new ArrayList<>();

  ItemReader(
      Corpus corpus,
      FileParser parser,
      String source,
      String pipeline,
      Scope scope,
      Outcomes outcomes) {
    this.corpus = corpus;
    this.parser = parser;
    this.source = source;
    this.pipeline = pipeline;
    this.scope = scope;
    this.outcomes = outcomes;
  }

  /**
   * Returns whether the source still has this document, or may have it where it could not be read.
   */
  boolean isKept(DocumentKey key) {
    return present.contains(key)
        || unreadable.stream()
            .anyMatch(id -> id.endsWith("/") ? key.id().startsWith(id) : key.id().equals(id));
  }

  /**
   * Takes note that a file turned out to hold no document, whatever an older version of it held.
   */
  void markSkipped(DocumentKey key) {
    present.remove(key);
  }

  /** Returns the document to be prepared, or nothing if its outcome is known already. */
  Optional<ReadDocument> read(SourceItem item) {
    int slot = outcomes.reserve();
    try {
      if (item instanceof SourceItem.Given given) {
        return given(slot, given.document());
      }
      if (item instanceof SourceItem.File file) {
        return file(slot, file);
      }
      if (item instanceof SourceItem.Skipped skipped) {
        return end(slot, DocumentOutcome.because(item.id(), Status.SKIPPED, skipped.cause()));
      }
      unreadable.add(item.id());
      return fail(slot, item.id(), ((SourceItem.Unreadable) item).cause());
    } catch (RaggedException | IllegalArgumentException e) {
      unreadable.add(item.id());
      return fail(slot, item.id(), String.valueOf(e.getMessage()));
    }
  }

  private Optional<ReadDocument> given(int slot, Document document) {
    if (document.owner().isPresent()
        && scope.persona().isPresent()
        && !document.owner().equals(scope.persona())) {
      return fail(
          slot,
          document.id(),
          "the document belongs to another persona than the one that ingests it");
    }
    Optional<PersonaId> owner = document.owner().isPresent() ? document.owner() : scope.persona();
    Document owned = withOwner(document, owner);
    return lookUp(
        slot,
        new DocumentKey(document.id(), owner),
        ContentHash.of(document),
        2L * document.text().length(),
        () -> owned);
  }

  private static Document withOwner(Document document, Optional<PersonaId> owner) {
    return owner.map(persona -> document.toBuilder().owner(persona).build()).orElse(document);
  }

  private Optional<ReadDocument> file(int slot, SourceItem.File file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file.path());
    } catch (IOException e) {
      unreadable.add(file.id());
      return fail(slot, file.id(), "cannot be read: " + e);
    }
    return lookUp(
        slot,
        new DocumentKey(file.id(), scope.persona()),
        ContentHash.of(bytes),
        bytes.length,
        () -> parse(file, bytes));
  }

  private Document parse(SourceItem.File file, byte[] bytes) {
    try {
      ParsedDocument parsed = parser.parse(new RawFile(file.path(), bytes));
      Document.Builder builder =
          Document.builder(file.id())
              .title(parsed.title())
              .text(parsed.text())
              .mediaType(parsed.mediaType())
              .metadata(Metadata.of("path", file.id()).orElse(parsed.metadata()));
      scope.persona().ifPresent(builder::owner);
      return builder.build();
    } catch (UnreadableDocumentException e) {
      if (e.getCause() instanceof RuntimeException) {
        // The reader broke, which says nothing about the file.
        throw new IllegalArgumentException(e.getMessage(), e);
      }
      throw new SkippedException(String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<ReadDocument> lookUp(
      int slot, DocumentKey key, String hash, long bytes, Supplier<Document> content) {
    if (!seen.add(key)) {
      return fail(slot, key.id(), "the source has this id twice; the first one was taken");
    }
    present.add(key);
    Origin origin = new Origin(source, hash, pipeline);
    Optional<StoredDocument> known = corpus.find(key);
    if (known.isPresent() && known.get().origin().equals(origin)) {
      return end(slot, DocumentOutcome.of(key.id(), Status.UNCHANGED));
    }
    if (known.isPresent() && !known.get().origin().source().equals(source)) {
      return fail(
          slot,
          key.id(),
          "the id is taken by a document of source \""
              + known.get().origin().source()
              + "\"; tell them apart with idPrefix, or give both sources the same name");
    }
    return Optional.of(new ReadDocument(slot, key, origin, bytes, known.isPresent(), content));
  }

  private Optional<ReadDocument> fail(int slot, String id, String cause) {
    return end(slot, DocumentOutcome.because(id, Status.FAILED, cause));
  }

  private Optional<ReadDocument> end(int slot, DocumentOutcome outcome) {
    outcomes.set(slot, outcome);
    return Optional.empty();
  }
}
