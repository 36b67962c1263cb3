package dev.ragged.memory.question;

import dev.ragged.document.PersonaId;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.ContentCipher;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A memory's database with what recalls questions, whose background work waits for the test. */
final class QuestionStage implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final Map<Long, Subject> subjects = new TreeMap<>();
  final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);
  RiggedEmbedder embedder = new RiggedEmbedder("first");
  ManualAlarm alarm = new ManualAlarm();
  Recall recall = recall();
  private long asked;

  private Recall recall() {
    Subjects all =
        new Subjects() {
          @Override
          public Optional<Subject> byNumber(long number) {
            return Optional.ofNullable(subjects.get(number));
          }

          @Override
          public Collection<Subject> all() {
            return subjects.values();
          }
        };
    return new Recall(
        database, all, embedder, new ExactIndexProvider(), 1, alarm, new OperationProfiler());
  }

  /** Does what closing and opening the store does, with another embedder or the same. */
  void reopen(RiggedEmbedder next) {
    recall.close();
    embedder = next;
    alarm = new ManualAlarm();
    recall = recall();
    recall.begin();
  }

  Subject add(String id) {
    return add(id, PlainCipher.INSTANCE);
  }

  Subject add(String id, ContentCipher cipher) {
    Subject subject =
        database.write(
            "creating",
            connection -> {
              Owner owner = new Owner(PersonaTable.nextNumber(connection), cipher);
              Persona persona =
                  new Persona(
                      PersonaId.of(id),
                      owner.persona(),
                      PersonaDescription.EMPTY,
                      MemoryStatus.ON,
                      true,
                      false,
                      START,
                      START,
                      0);
              PersonaTable.put(connection, owner, persona);
              return new Subject(persona, owner);
            });
    subjects.put(subject.persona().number(), subject);
    return subject;
  }

  /** Records a question with its vector. */
  UUID record(Subject subject, String question) {
    return record(subject, question, recall.vector(question, embedder.vector(question)));
  }

  /** Records a question without a vector. */
  UUID recordBare(Subject subject, String question) {
    UUID id = record(subject, question, QuestionVector.NONE);
    recall.missing(subject.persona().number());
    return id;
  }

  private UUID record(Subject subject, String question, QuestionVector vector) {
    Interaction interaction =
        Interaction.builder(question, START.plusSeconds(asked++)).session(new UUID(1, 1)).build();
    return database.write(
        "recording",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            long number =
                InteractionTable.add(statements, subject.owner(), interaction).orElseThrow();
            vector.keep(statements, subject.owner(), number);
          }
          return interaction.id();
        });
  }

  void erase(Subject subject, UUID interaction) {
    long erased =
        database.write(
            "erasing",
            connection -> {
              long number =
                  InteractionTable.find(connection, subject.owner(), interaction)
                      .orElseThrow()
                      .number();
              return Erasure.interactions(connection, subject.owner(), List.of(number));
            });
    if (erased != 1) {
      throw new AssertionError("erased=" + erased);
    }
  }

  List<SimilarQuestion> similar(Subject subject, String text, int k) {
    return recall.similar(subject, text, k, 0);
  }

  List<String> texts(Subject subject, String text, int k) {
    return similar(subject, text, k).stream().map(SimilarQuestion::text).toList();
  }

  @Override
  public void close() {
    recall.close();
    database.close();
  }
}
