package dev.ragged.memory.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactIndex;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.FactWriter;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.sqlite.Durability;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FactReaderTest {
  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);
  private final FactReader reader = new FactReader(database, new OperationProfiler());

  @AfterEach
  void close() {
    database.close();
  }

  private static Subject subject(long number) {
    Persona persona =
        new Persona(
            PersonaId.of("persona" + number),
            number,
            PersonaDescription.EMPTY,
            MemoryStatus.ON,
            true,
            false,
            Instant.EPOCH,
            Instant.EPOCH,
            0);
    return new Subject(persona, new Owner(number, PlainCipher.INSTANCE));
  }

  private void state(Subject subject, String object) {
    database.write(
        "stating",
        connection -> {
          try (FactWriter writer =
              new FactWriter(
                  connection,
                  subject.owner(),
                  () -> Instant.EPOCH,
                  () -> new FactId(UUID.randomUUID()))) {
            return writer.state(Fact.builder("likes", object).build());
          }
        });
    subject.factsChanged();
  }

  private List<String> current(Subject subject) {
    return reader.index(subject).current(Instant.EPOCH).stream()
        .map(FactVersion::fact)
        .map(Fact::object)
        .toList();
  }

  @Test
  void index_nothingChanged_isTheSameObject() {
    Subject ana = subject(1);
    state(ana, "rain");

    FactIndex index = reader.index(ana);
    ana.changed(); // what was learned is no fact

    assertThat(reader.index(ana)).isSameAs(index);
  }

  @Test
  void index_changedByOnePersona_isNewForThatOneOnly() {
    Subject ana = subject(1);
    Subject ben = subject(2);
    state(ana, "rain");
    state(ben, "snow");
    FactIndex bens = reader.index(ben);
    assertThat(current(ana)).containsExactly("rain");

    state(ana, "wind");

    assertThat(current(ana)).containsExactly("rain", "wind");
    assertThat(reader.index(ben)).isSameAs(bens);
  }

  @Test
  void index_personaOpenedAgainWithTheSameVersion_isReadAgain() {
    Subject before = subject(1);
    state(before, "rain");
    assertThat(current(before)).containsExactly("rain");
    Subject after = subject(1);
    state(after, "wind");

    assertThat(after.factVersion()).isEqualTo(before.factVersion());
    assertThat(current(after)).containsExactly("rain", "wind");
  }

  @Test
  void forget_erasedPersona_leavesNothingInTheHeap() {
    Subject ana = subject(1);
    state(ana, "rain");
    assertThat(current(ana)).containsExactly("rain");
    database.write("erasing", connection -> Erasure.everything(connection, ana.owner()));

    // Without a change of the version, only what is kept could be answered.
    assertThat(current(ana)).containsExactly("rain");
    reader.forget(1);

    assertThat(current(ana)).isEmpty();
  }

  @Test
  void forgetAll_afterQuestions_readsAgain() {
    Subject ana = subject(1);
    state(ana, "rain");
    FactIndex index = reader.index(ana);

    reader.forget();

    assertThat(reader.index(ana)).isNotSameAs(index);
  }
}
