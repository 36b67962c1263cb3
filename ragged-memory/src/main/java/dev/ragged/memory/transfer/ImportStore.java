package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.Fate;
import dev.ragged.memory.store.LogWriter;
import java.util.List;

/** Where batches of an import go. */
interface ImportStore {
  /** Takes interactions of different ids, all or none; returns what became of each. */
  List<Fate> interactions(List<LogWriter.Entry> entries);

  /** Takes sessions, all or none. */
  void sessions(List<Session> sessions);

  /** Takes what was declared of predicates, all or none. */
  void predicates(List<PredicateRule> rules);

  /** Takes facts of different ids, all or none; returns what became of each. */
  List<Fate> facts(List<FactHistory> facts);

  /** Takes preferences of different keys, all or none; returns what became of each. */
  List<Fate> preferences(List<Preference> preferences);
}
