package dev.ragged.examples.lowstorage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.backend.leann.LeannIndexProvider;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.Budget;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the listing of docs/leann.md. */
class DocsListingTest {
  @TempDir Path directory;

  @Test
  void leann_options_keepCodesAndAnswer() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("handbook"));
    Files.writeString(folder.resolve("backup.md"), "# Backup\n\nRestore the backup.\n");
    Path store = directory.resolve("small");
    Embedder embedder = LexicalEmbedder.create();

    LeannOptions options = LeannOptions.codes(VectorCodec.RABITQ_2).vectorCache(64L << 20).build();
    try (Ragged ragged =
        Ragged.builder()
            .directory(store)
            .backend(new LeannIndexProvider(options))
            .embedder(embedder)
            .build()) {
      ragged.sync(DocumentSource.folder(folder));
      SearchRequest request =
          SearchRequest.builder("How do I restore a backup?")
              .budget(Budget.ofTime(Duration.ofSeconds(1)))
              .build();
      SearchResult result = ragged.search(request);
      if (result.truncated()) {
        System.out.println("The answer had to come before all candidates were compared.");
      }
      System.out.println(result.costs().recomputed() + " vectors were embedded again");
    }
    try (Ragged again =
        Ragged.builder()
            .directory(store)
            .backend(new LeannIndexProvider(options))
            .embedder(embedder)
            .build()) {
      SearchResult result = again.search(SearchRequest.of("How do I restore a backup?"));
      assertThat(result.hits()).extracting(Hit::documentId).containsExactly("backup.md");
      assertThat(result.truncated()).isFalse();
      assertThat(again.statistics().corpus().index().figures()).containsKey("bytes.codes");
      assertThat(again.statistics().corpus().waitingVectors()).isZero();
    }
  }
}
