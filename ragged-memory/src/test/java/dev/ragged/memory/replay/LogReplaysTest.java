package dev.ragged.memory.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.LeftOut;
import dev.ragged.memory.rank.evaluation.Replay;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryContext;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.ChunkId;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A log that is longer than a replay. */
class LogReplaysTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Subject subject =
      new Subject(
          new Persona(
              PersonaId.of("ana"),
              1,
              PersonaDescription.EMPTY,
              MemoryStatus.ON,
              true,
              false,
              START,
              START,
              0),
          new Owner(1, PlainCipher.INSTANCE));

  private final Subjects subjects =
      new Subjects() {
        @Override
        public Optional<Subject> byNumber(long number) {
          return Optional.of(subject);
        }

        @Override
        public Collection<Subject> all() {
          return List.of(subject);
        }
      };

  private void asked(MemoryDatabase database, int second) {
    Interaction interaction =
        Interaction.builder("python", START.plusSeconds(second))
            .session(new UUID(0, 1))
            .hits(List.of(ChunkId.parse("code#0")))
            .build();
    database.write(
        "recording",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            var unused = InteractionTable.add(statements, subject.owner(), interaction);
            return FeedbackTable.add(
                statements, subject.owner(), interaction.id(), Feedback.positive(), START);
          }
        });
  }

  @Test
  void run_longerLog_leavesOutWhatIsTooOldByTime() {
    AtomicReference<MemoryContext> context = new AtomicReference<>();
    try (Ragged ragged =
            Ragged.builder()
                .inMemory()
                .backend("exact")
                .embedder(LexicalEmbedder.create())
                .memory(
                    given -> {
                      context.set(given);
                      return MemoryOptions.DEFAULT.open(given);
                    })
                .build();
        MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL)) {
      ragged.ingest(Document.of("code", "Python is a language."));
      for (int second : new int[] {5, 1, 3, 2, 4, 3}) {
        asked(database, second);
      }
      MemoryContext opened = context.get();
      MemoryOptions options = MemoryOptions.DEFAULT;
      LogReplays replays =
          new LogReplays(
              database,
              subjects,
              opened.corpus(),
              new Searcher(opened.corpus(), opened.embedder(), SearchCaches.none()),
              new LogReplays.Ways(
                  options.topics(), options.formula(), options.ranking(), options.time()));

      Replay last = replays.run(subject, AbOptions.DEFAULT, 3);
      Replay all = replays.run(subject, AbOptions.DEFAULT, 6);

      assertThat(last.replayed()).isEqualTo(3);
      assertThat(last.judged()).isEqualTo(3);
      assertThat(last.leftOut()).isEqualTo(Map.of(LeftOut.TOO_OLD, 3L));
      assertThat(all.replayed()).isEqualTo(6);
      assertThat(all.leftOut()).isEmpty();
    }
  }
}
