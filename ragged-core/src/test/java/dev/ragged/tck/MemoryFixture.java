package dev.ragged.tck;

import dev.ragged.document.PersonaId;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryProvider;
import java.util.List;

/** What {@link MemoryContract} needs to know of a memory beyond its plug. Thread-safe. */
public interface MemoryFixture {
  /**
   * Returns the provider of memories that record and learn by themselves within a second or so, and
   * rank by what they learned.
   */
  MemoryProvider provider();

  /** Gives a persona a memory, which is on. */
  void create(Memory memory, PersonaId persona);

  /** Takes a persona's memory away, with all that is in it and all that waits to get there. */
  void delete(Memory memory, PersonaId persona);

  /** Lets a persona's memory record and rank. */
  void enable(Memory memory, PersonaId persona);

  /** Lets a persona's memory rank, and not record. */
  void pause(Memory memory, PersonaId persona);

  /** Lets a persona's memory neither record nor rank; what is in it stays. */
  void disable(Memory memory, PersonaId persona);

  /** Returns when all that was recorded before is durable and learned from. */
  void settle(Memory memory);

  /**
   * Returns what else this memory tells about a persona, as texts of any form: interests, sessions,
   * whatever it has. Nothing of another persona may be in it.
   */
  List<String> everythingElse(Memory memory, PersonaId persona);
}
