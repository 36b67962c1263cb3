package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryProvider;
import dev.ragged.tck.MemoryFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The personal memory for the contract suites. */
final class PersonalMemoryFixture implements MemoryFixture {
  @Override
  public MemoryProvider provider() {
    return MemoryOptions.builder()
        .recorder(new RecorderOptions(20, Duration.ofMillis(200), 10_000))
        .build();
  }

  private static Personas personas(Memory memory) {
    return ((PersonalMemory) memory).personas();
  }

  @Override
  public void create(Memory memory, PersonaId persona) {
    personas(memory).create(persona.value());
  }

  @Override
  public void delete(Memory memory, PersonaId persona) {
    personas(memory).delete(persona.value());
  }

  @Override
  public void enable(Memory memory, PersonaId persona) {
    personas(memory).enable(persona.value());
  }

  @Override
  public void pause(Memory memory, PersonaId persona) {
    personas(memory).pause(persona.value());
  }

  @Override
  public void disable(Memory memory, PersonaId persona) {
    personas(memory).disable(persona.value());
  }

  @Override
  public void settle(Memory memory) {
    ((PersonalMemory) memory).flush();
  }

  @Override
  public List<String> everythingElse(Memory memory, PersonaId persona) {
    RememberedPersona remembered = ((PersonalMemory) memory).of(persona);
    List<String> texts = new ArrayList<>();
    texts.add("count=" + remembered.count());
    remembered.sessions(1_000).forEach(session -> texts.add(session.toString()));
    remembered.profile().interests().forEach(interest -> texts.add(interest.toString()));
    return texts;
  }
}
