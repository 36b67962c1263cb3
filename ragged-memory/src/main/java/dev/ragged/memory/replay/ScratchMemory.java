package dev.ragged.memory.replay;

import dev.ragged.memory.learn.Preparer;
import dev.ragged.memory.learn.ProfileReader;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.TimeInQuestion;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.question.AssociationReader;
import dev.ragged.memory.question.QuestionExtension;
import dev.ragged.memory.store.LogStep;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.ScratchLearning;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.memory.topic.TopicExtractor;
import dev.ragged.sqlite.Durability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A memory of one persona that learns what it is told and is gone when it is closed. It is in the
 * process alone, so that nothing of a sealed persona reaches a disk. One thread at a time.
 */
final class ScratchMemory implements AutoCloseable {
  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);
  private final GivenTime clock = new GivenTime();
  private final ProfileReader profiles;
  private final Preparer preparer;
  private final Subject subject;

  ScratchMemory(Persona persona, LogReplays.Ways ways) {
    TopicExtractor extractor = new TopicExtractor(ways.topics());
    this.profiles = new ProfileReader(database, ways.formula());
    this.preparer =
        new Preparer(
            database,
            profiles,
            new PassageWords(0),
            extractor,
            ways.ranking(),
            List.of(
                new TimeInQuestion(clock, ways.time()),
                new QuestionExtension(new AssociationReader(database, extractor))),
            clock);
    this.subject = new Subject(persona, new Owner(persona.number(), PlainCipher.INSTANCE));
  }

  /** Learns from the next steps of the log. */
  void learn(List<LogStep> steps) {
    if (steps.isEmpty()) {
      return;
    }
    database.write(
        "learning again",
        connection -> {
          ScratchLearning.learn(connection, subject.owner(), steps);
          return true;
        });
    subject.changed();
    profiles.forget();
  }

  /** Makes it {@code time} for all searches that follow. */
  void turnTo(Instant time) {
    clock.set(time);
  }

  Preparer preparer() {
    return preparer;
  }

  Subject subject() {
    return subject;
  }

  @Override
  public void close() {
    database.close();
  }
}
