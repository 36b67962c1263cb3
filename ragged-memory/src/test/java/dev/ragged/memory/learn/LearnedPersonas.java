package dev.ragged.memory.learn;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.ContentCipher;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Learning;
import dev.ragged.memory.store.Lesson;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.memory.store.TopicSeen;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Personas that are taught topics directly. */
final class LearnedPersonas implements AutoCloseable {
  final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);
  private long lessons;

  static Subject subject(String id, long number) {
    return subject(id, number, PlainCipher.INSTANCE);
  }

  static Subject subject(String id, long number, ContentCipher cipher) {
    Persona persona =
        new Persona(
            PersonaId.of(id),
            number,
            PersonaDescription.EMPTY,
            MemoryStatus.ON,
            true,
            false,
            Instant.EPOCH,
            Instant.EPOCH,
            0);
    return new Subject(persona, new Owner(number, cipher));
  }

  /** Counts topics of one question; who reads profiles is not told. */
  void teach(Subject subject, Stream<String> topics) {
    List<TopicSeen> seen = topics.map(name -> new TopicSeen(name, true, 1)).toList();
    Instant at = Instant.ofEpochSecond(++lessons * 3_600);
    UUID session = new UUID(subject.owner().persona(), 1);
    database.write(
        "learning",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection);
              Learning learning = new Learning(connection, subject.owner())) {
            SessionTable.use(
                statements,
                subject.owner(),
                Optional.of(session),
                at,
                Duration.ofHours(1),
                UUID::randomUUID);
            Interaction asked = Interaction.builder("question", at).session(session).build();
            long number = InteractionTable.add(statements, subject.owner(), asked).orElseThrow();
            learning.add(new Lesson(number, at, seen, List.of()));
            learning.finish();
            return number;
          }
        });
  }

  void erase(Subject subject) {
    database.write("erasing", connection -> Erasure.everything(connection, subject.owner()));
  }

  @Override
  public void close() {
    database.close();
  }
}
