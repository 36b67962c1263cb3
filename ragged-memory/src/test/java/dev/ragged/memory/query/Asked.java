package dev.ragged.memory.query;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.record.Alarm;
import dev.ragged.memory.record.Learner;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.RandomMemory;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.profiling.OperationProfiler;
import java.time.Duration;

/** Access to the rows of a persona without a store around it. */
final class Asked {
  private Asked() {}

  static OwnRows rows(RandomMemory memory, Subject subject) {
    return rows(memory.database(), subject);
  }

  static OwnRows rows(MemoryDatabase database, Subject subject) {
    return new OwnRows(() -> subject, recorder(database), database, new OperationProfiler());
  }

  static Subject subject(Owner owner) {
    return new Subject(
        new Persona(
            PersonaId.of("persona-" + owner.persona()),
            owner.persona(),
            PersonaDescription.EMPTY,
            MemoryStatus.ON,
            true,
            false,
            RandomMemory.START,
            RandomMemory.START,
            0),
        owner);
  }

  private static Recorder recorder(MemoryDatabase database) {
    return new Recorder(
        database, new NoAlarm(), RecorderOptions.DEFAULT, new NoLearner(), new OperationProfiler());
  }

  private static final class NoAlarm implements Alarm {
    @Override
    public void after(Duration delay, Runnable work) {}

    @Override
    public void close() {}
  }

  private static final class NoLearner implements Learner {
    @Override
    public void recorded(long persona) {}

    @Override
    public boolean learnSome() {
      return false;
    }
  }
}
