package dev.ragged.ingest;

import dev.ragged.document.Document;
import java.util.List;
import java.util.stream.Stream;

/**
 * A source that tells when the last document has been taken.
 *
 * @param atEnd runs when somebody asks for more than there is
 */
record WatchedSource(List<Document> documents, Runnable atEnd) implements DocumentSource {
  @Override
  public String name() {
    return "watched";
  }

  @Override
  public Stream<SourceItem> items() {
    return Stream.concat(
        documents.stream().map(SourceItem.Given::new),
        Stream.<SourceItem>of(new SourceItem.Skipped("end", "end")).peek(end -> atEnd.run()));
  }
}
