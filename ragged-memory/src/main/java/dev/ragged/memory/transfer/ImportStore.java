package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.LogWriter;
import java.util.List;

/** Where batches of an import go. */
interface ImportStore {
  /** Takes interactions of different ids, all or none; returns what became of each. */
  List<LogWriter.Fate> interactions(List<LogWriter.Entry> entries);

  /** Takes sessions, all or none. */
  void sessions(List<Session> sessions);
}
