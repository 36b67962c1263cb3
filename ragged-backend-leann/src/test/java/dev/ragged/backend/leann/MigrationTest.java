package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.Effort;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.migration.MigrationOptions;
import dev.ragged.migration.MigrationPlan;
import dev.ragged.migration.MigrationReport;
import dev.ragged.migration.Verification;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To this backend and back: what it does not keep is embedded again, and counted. */
class MigrationTest {
  private static final int DOCUMENTS = 400;

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path temp;

  private RaggedBuilder builder() {
    return Ragged.builder().directory(temp.resolve("store")).embedder(LexicalEmbedder.create(64));
  }

  private static DocumentSource documents() {
    Random random = new Random(11);
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      StringBuilder text = new StringBuilder("number" + i);
      for (int word = 0; word < 12; word++) {
        text.append(" word").append(random.nextInt(300));
      }
      documents.add(Document.of("doc" + i, text.toString()));
    }
    return DocumentSource.of(documents);
  }

  private static List<String> answers(Ragged ragged) {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      SearchRequest request =
          SearchRequest.builder("word" + i * 3 + " word" + i * 17)
              .mode(SearchMode.VECTOR)
              .effort(Effort.EXACT)
              .build();
      ragged.search(request).hits().stream().map(Hit::documentId).forEach(answers::add);
    }
    return answers;
  }

  @Test
  void run_thereAndBack_answersAndCountsEmbeddings() {
    List<String> answers;
    try (Ragged ragged = builder().backend("exact").build()) {
      ragged.ingest(documents());
      answers = answers(ragged);
      MigrationPlan plan = ragged.migration().plan("leann");
      assertThat(plan.embeds()).isFalse();
      MigrationReport there = ragged.migration().run("leann");
      assertThat(there.isSwitched()).as(there.summary()).isTrue();
      assertThat(there.copied()).isEqualTo(DOCUMENTS);
      assertThat(there.after().disk()).isLessThan(there.before().heap() / 2);
      assertThat((double) there.after().disk())
          .isBetween(0.5 * plan.estimate().disk(), 2.0 * plan.estimate().disk());
      Verification test = there.verification().orElseThrow();
      assertThat(test.compared()).as("no vectors are kept").isZero();
      assertThat(test.recall().orElseThrow()).isGreaterThanOrEqualTo(0.9);
      assertThat(answers(ragged)).isEqualTo(answers);
      assertThat(ragged.check().problems()).isEmpty();
    }
    try (Ragged ragged = builder().build()) {
      assertThat(ragged.migration().status().active()).isEqualTo("leann");
      ragged.delete("doc7");
      ragged.ingest(documents());
      assertThat(ragged.migration().plan("exact").mostEmbedded()).isGreaterThan(DOCUMENTS);
      assertThat(ragged.migration().discard()).contains("exact");
      MigrationReport back =
          ragged.migration().run("exact", MigrationOptions.DEFAULT.batchesOf(50), progress -> {});
      assertThat(back.isSwitched()).as(back.summary()).isTrue();
      assertThat(back.copied()).isEqualTo(DOCUMENTS);
      assertThat(back.embedded()).isPositive();
      assertThat(back.verification().orElseThrow().compared()).isEqualTo(DOCUMENTS / 10);
      assertThat(answers(ragged)).isEqualTo(answers);
    }
    try (Ragged ragged = builder().build()) {
      assertThat(ragged.statistics().corpus().index().backend())
          .as("remembered although leann is preferred")
          .isEqualTo("exact");
      assertThat(answers(ragged)).isEqualTo(answers);
    }
  }
}
