package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.document.Document;
import dev.ragged.document.DocumentReader;
import dev.ragged.document.ParsedDocument;
import dev.ragged.document.RawFile;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.ScorePart;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.StoredDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaggedTest {
  @TempDir Path temp;

  private RaggedBuilder builder() {
    return Ragged.builder().directory(temp.resolve("store")).embedder(LexicalEmbedder.create());
  }

  @Test
  void sync_folderTwice_ingestsOnceAndAnswersAfterReopen() throws Exception {
    Path docs = Files.createDirectory(temp.resolve("docs"));
    Files.writeString(
        docs.resolve("crash.md"), "# Crashes\n\nThe write-ahead log keeps every committed row.");
    Files.writeString(docs.resolve("cats.txt"), "Cats sleep for most of the day.");
    try (Ragged ragged = builder().build()) {
      IngestReport report = ragged.sync(DocumentSource.folder(docs));
      assertThat(report.count(Status.ADDED)).as(report.summary()).isEqualTo(2);
      assertThat(ragged.search("which log keeps committed rows?").hits().get(0).documentId())
          .isEqualTo("crash.md");
    }
    Files.delete(docs.resolve("cats.txt"));
    try (Ragged ragged = builder().build()) {
      IngestReport report = ragged.sync(DocumentSource.folder(docs));
      assertThat(report.count(Status.UNCHANGED)).isEqualTo(1);
      assertThat(report.count(Status.REMOVED)).isEqualTo(1);
      assertThat(ragged.search("committed rows").hits()).hasSize(1);
      assertThat(ragged.health().problems()).isEmpty();
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void search_withFilter_returnsOnlyMatching() {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(LexicalEmbedder.create()).build()) {
      for (int i = 0; i < 50; i++) {
        ragged.ingest(
            Document.builder("doc" + i)
                .text("A text about number " + i)
                .metadata(Map.of("year", 2000 + i, "tag", i % 2 == 0 ? "even" : "odd"))
                .build());
      }
      var hits =
          ragged
              .search(
                  SearchRequest.builder("text about a number")
                      .k(100)
                      .filter(Filter.and(Filter.eq("tag", "even"), Filter.lt("year", 2010)))
                      .build())
              .hits();
      assertThat(hits).hasSize(5);
      assertThat(ragged.count(Filter.eq("tag", "odd"))).isEqualTo(25);
      assertThat(ragged.delete(Filter.eq("tag", "odd"))).isEqualTo(25);
      assertThat(ragged.count()).isEqualTo(25);
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void list_inMemoryAndLeftOpen_doesNotKeepOtherThreadsOut() throws Exception {
    try (Ragged ragged = Ragged.builder().inMemory().embedder(LexicalEmbedder.create()).build()) {
      ragged.ingest(Document.of("a", "alpha"));
      Stream<StoredDocument> left = ragged.list();
      ExecutorService other = Executors.newSingleThreadExecutor();
      try {
        SearchRequest request = SearchRequest.of("alpha");
        assertThat(ragged.searchAsync(request, other).get(30, TimeUnit.SECONDS).hits()).hasSize(1);
      } finally {
        other.shutdown();
      }
      assertThat(left.map(document -> document.key().id())).containsExactly("a");
    }
  }

  @Test
  void backup_withinTheStore_isRefused() {
    try (Ragged ragged = builder().build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ragged.backup(temp.resolve("store").resolve("copy")))
          .withMessageContaining("within the store");
    }
  }

  @Test
  void sync_readerThatBreaks_failsTheFileAndKeepsItsOldVersion() throws Exception {
    Path docs = Files.createDirectory(temp.resolve("docs"));
    Files.writeString(docs.resolve("a.txt"), "first version");
    try (Ragged ragged = builder().build()) {
      ragged.sync(DocumentSource.folder(docs));
    }
    Files.writeString(docs.resolve("a.txt"), "second version");
    DocumentReader broken =
        new DocumentReader() {
          @Override
          public boolean accepts(RawFile file) {
            return true;
          }

          @Override
          public ParsedDocument read(RawFile file) {
            throw new IllegalStateException("broken");
          }
        };
    try (Ragged ragged = builder().reader(broken).build()) {
      IngestReport report = ragged.sync(DocumentSource.folder(docs));
      assertThat(report.with(Status.FAILED)).hasSize(1);
      assertThat(report.with(Status.FAILED).get(0).cause().orElseThrow()).contains("broken");
      assertThat(ragged.get("a.txt").orElseThrow().text()).isEqualTo("first version");
    }
  }

  @Test
  void include_brokenGlob_isRefusedWhereItIsTyped() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DocumentSource.folder(temp).include("[a"));
  }

  @Test
  void search_commonWordInTheQuestion_bringsNoNoise() {
    try (Ragged ragged = Ragged.builder().inMemory().backend("exact").build()) {
      List<Document> documents = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        documents.add(Document.of("noise" + i, "The weather of day " + i));
      }
      documents.add(Document.of("kangaroo", "Kangaroo facts"));
      ragged.ingest(DocumentSource.of(documents));
      SearchRequest hybrid = SearchRequest.of("the kangaroo");
      List<Hit> hits = ragged.search(hybrid).hits();
      assertThat(hits).hasSize(10);
      assertThat(hits.get(0).documentId()).isEqualTo("kangaroo");
      assertThat(hits.subList(1, 10))
          .flatExtracting(Hit::parts)
          .extracting(ScorePart::signal)
          .containsOnly("vector");
      List<Hit> lexical = ragged.search(hybrid.toBuilder().mode(SearchMode.LEXICAL).build()).hits();
      assertThat(lexical).hasSize(10).first().extracting(Hit::documentId).isEqualTo("kangaroo");
    }
  }
}
