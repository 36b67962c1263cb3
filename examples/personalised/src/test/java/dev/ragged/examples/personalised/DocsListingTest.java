package dev.ragged.examples.personalised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.Analytics;
import dev.ragged.memory.Facts;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.Preferences;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.Validity;
import dev.ragged.memory.interest.ProfileSummary;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbResult;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.memory.rank.evaluation.Judgments;
import dev.ragged.memory.rank.evaluation.Replay;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the listings of docs/memory.md. */
class DocsListingTest {
  @TempDir private Path store;

  @Test
  void memory_listings_do_whatTheySay() {
    try (Ragged ragged =
        Ragged.builder()
            .directory(store)
            .embedder(LexicalEmbedder.create())
            .memory(MemoryOptions.DEFAULT)
            .build()) {
      ragged.ingest(Document.of("backup.md", "A backup is restored with the restore command."));

      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana", PersonaDescription.EMPTY.withFocus("databases", "SQL"));
      SearchResult result = ragged.persona("ana").search("How do I restore a backup?");
      for (Hit hit : result.hits()) {
        hit.personal().ifPresent(rank -> System.out.println(rank.reasons()));
      }
      CompletableFuture<Boolean> feedback =
          result
              .personal()
              .flatMap(report -> report.interaction())
              .map(id -> ragged.persona("ana").feedback(id, Feedback.positive()))
              .orElseThrow();
      memory.flush();
      assertThat(feedback.join()).isTrue();

      Personalization dated = Personalization.builder().timeKey("date").build();
      ragged.persona("ana").search(SearchRequest.of("What did we decide last week?"), dated);

      SearchRequest request = SearchRequest.of("How do I restore a backup?");
      ragged.persona("ana").search(request, Personalization.NONE);

      RememberedPersona ana = memory.of("ana");
      Facts facts = ana.facts();
      facts.declare("works at", Cardinality.SINGLE);
      facts.state(
          Fact.builder("works at", "Initech")
              .validity(Validity.since(Instant.parse("2024-03-01T00:00:00Z")))
              .build());

      memory.preferences().set("ui.theme", "light");
      Preferences preferences = memory.of("ana").preferences();
      preferences.set("ui.language", "en");
      String theme = preferences.get("ui.theme").orElse("dark");
      for (Preference preference : preferences.all()) {
        System.out.println(preference.key() + " of " + preference.origin());
      }
      assertThat(theme).isEqualTo("light");
      assertThat(preferences.all())
          .extracting(Preference::origin)
          .containsExactly(Preference.Origin.PERSONA, Preference.Origin.ALL_PERSONAS);

      assertThat(ana.count()).isEqualTo(2);
      assertThat(facts.current()).hasSize(1);

      Analytics analytics = memory.of("ana").analytics();
      ProfileSummary known = analytics.profile();
      System.out.println(known.tracked() + " topics in " + known.age().toDays() + " days");

      AbResult onAgainstOff =
          analytics.compare(
              List.of(
                  new JudgedQuery<>(
                      "restore", new Judgments(Map.of("backup.md", 3, "crash.md", 1))),
                  new JudgedQuery<>("durability", new Judgments(Map.of("crash.md", 1)))),
              AbOptions.DEFAULT);
      System.out.println(onAgainstOff.ndcg().difference() + " " + onAgainstOff.ndcg().interval());

      Replay replay = analytics.replay(AbOptions.builder().k(5).variantWeight(0.5).build());
      System.out.println(
          replay.judged() + " of " + replay.replayed() + ": " + replay.result().ndcg());

      assertThat(known.topics()).isPositive();
      assertThat(onAgainstOff.ndcg().queries()).isEqualTo(2);
      assertThat(replay.judged()).isEqualTo(1);
      assertThat(ana.count()).isEqualTo(2);

      ErasureReceipt receipt = memory.of("ana").eraseEverything();
      if (!receipt.isClean()) {
        System.out.println("something was left: " + receipt.found());
      }
      assertThat(receipt.isClean()).isTrue();
    }
  }
}
