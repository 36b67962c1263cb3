package dev.ragged.ingest;

import dev.ragged.document.Document;
import dev.ragged.spi.Change;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.RawVisitor;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoreState;
import dev.ragged.spi.StoredDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps what is put in the order in which it came, and nothing else. One thread. */
final class RecordingCorpus implements Corpus {
  final List<EmbeddedDocument> documents = new ArrayList<>();
  private Runnable beforePut = () -> {};

  /** Sets what happens before each commit. */
  void beforePut(Runnable action) {
    beforePut = action;
  }

  private static DocumentKey key(EmbeddedDocument embedded) {
    return new DocumentKey(embedded.document().id(), embedded.document().owner());
  }

  @Override
  public void put(List<EmbeddedDocument> batch) {
    beforePut.run();
    documents.addAll(batch);
  }

  @Override
  public int delete(Collection<DocumentKey> keys) {
    int before = documents.size();
    documents.removeIf(embedded -> keys.contains(key(embedded)));
    return before - documents.size();
  }

  private Stream<EmbeddedDocument> with(DocumentKey key) {
    return documents.stream().filter(embedded -> key(embedded).equals(key));
  }

  @Override
  public Optional<StoredDocument> find(DocumentKey key) {
    return with(key)
        .findFirst()
        .map(
            embedded ->
                new StoredDocument(
                    key,
                    embedded.document().title(),
                    embedded.document().mediaType(),
                    embedded.document().metadata(),
                    embedded.origin(),
                    embedded.chunks().size(),
                    Instant.EPOCH));
  }

  @Override
  public Optional<Document> get(DocumentKey key) {
    return with(key).findFirst().map(EmbeddedDocument::document);
  }

  @Override
  public List<DocumentKey> fromSource(String source, Scope scope) {
    return documents.stream()
        .filter(embedded -> embedded.origin().source().equals(source))
        .map(RecordingCorpus::key)
        .toList();
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("no ingest asks for this");
  }

  @Override
  public CorpusReader reader() {
    throw unused();
  }

  @Override
  public Stream<StoredDocument> list(Selection selection) {
    throw unused();
  }

  @Override
  public long countDocuments(Selection selection) {
    throw unused();
  }

  @Override
  public long countChunks(Selection selection) {
    throw unused();
  }

  @Override
  public StoreState state() {
    throw unused();
  }

  @Override
  public void onChange(Runnable listener) {
    throw unused();
  }

  @Override
  public List<Change> changes(long sequence, int limit) {
    throw unused();
  }

  @Override
  public CorpusStatistics statistics() {
    throw unused();
  }

  @Override
  public List<String> problems() {
    throw unused();
  }

  @Override
  public List<String> check() {
    throw unused();
  }

  @Override
  public void backup(Path target) {
    throw unused();
  }

  @Override
  public void visitRaw(RawVisitor visitor) {
    throw unused();
  }

  @Override
  public void close() {}
}
