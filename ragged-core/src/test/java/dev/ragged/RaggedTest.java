package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaggedTest {
  @TempDir Path temp;

  private Ragged.Builder builder() {
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
}
