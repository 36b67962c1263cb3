package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.LogWriter;
import java.util.Optional;

/** Takes what is read from a file, in its order. What it refuses is wrong in the file. */
interface ImportSink {
  void about(FileAbout about);

  void description(PersonaDescription description);

  /**
   * Takes an interaction.
   *
   * @param length characters of its texts
   * @param persona whose it says it is
   */
  void interaction(LogWriter.Entry entry, long length, Optional<String> persona);

  void session(Session session);

  void predicate(PredicateRule rule);

  /**
   * Takes a fact.
   *
   * @param length characters of its texts
   */
  void fact(FactHistory fact, long length);

  void preference(Preference preference);
}
