package dev.ragged.memory.transfer;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives what is read on in batches that fit the heap, and counts what becomes of it. One thread at
 * a time.
 */
final class ImportBatches implements ImportSink {
  static final int MAX_ENTRIES = 200;
  private static final int MAX_LENGTH = 1 << 22;

  private final ImportTarget target;
  private final ImportStore store;
  private final Optional<PersonaId> from;
  private final List<LogWriter.Entry> entries = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private long length;
  private final Map<LogWriter.Fate, Long> fates = new EnumMap<>(LogWriter.Fate.class);
  private long feedback;
  private long sessionCount;

  /**
   * Creates one.
   *
   * @param from the persona of the file
   */
  ImportBatches(ImportTarget target, ImportStore store, PersonaId from) {
    this.target = target;
    this.store = store;
    this.from = Optional.of(from);
  }

  @Override
  public void about(FileAbout about) {
    // It was checked.
  }

  @Override
  public void description(PersonaDescription description) {
    // It was taken before everything that may be learned with its words.
  }

  @Override
  public void interaction(LogWriter.Entry entry, long size, Optional<String> persona) {
    Interaction own =
        entry.interaction().toBuilder()
            .hits(entry.interaction().hits().stream().map(this::own).toList())
            .build();
    entries.add(target.keeping().apply(new LogWriter.Entry(own, entry.feedback())));
    length += size;
    if (entries.size() == MAX_ENTRIES || length > MAX_LENGTH) {
      finishEntries();
    }
  }

  /** A document of the persona itself stays one when the persona is called something else. */
  private ChunkId own(ChunkId chunk) {
    DocumentKey document = chunk.document();
    return document.owner().isPresent() && document.owner().equals(from)
        ? new ChunkId(
            new DocumentKey(document.id(), Optional.of(target.subject().id())), chunk.position())
        : chunk;
  }

  @Override
  public void session(Session session) {
    sessions.add(session);
    sessionCount++;
    if (sessions.size() == MAX_ENTRIES) {
      finishSessions();
    }
  }

  /** Gives on what is left. */
  void finish() {
    finishEntries();
    finishSessions();
  }

  private void finishEntries() {
    if (entries.isEmpty()) {
      return;
    }
    List<LogWriter.Fate> became = store.interactions(List.copyOf(entries));
    for (int i = 0; i < became.size(); i++) {
      LogWriter.Fate fate = became.get(i);
      fates.merge(fate, 1L, Long::sum);
      if (fate != LogWriter.Fate.SKIPPED) {
        feedback += entries.get(i).feedback().size();
      }
    }
    entries.clear();
    length = 0;
  }

  private void finishSessions() {
    if (!sessions.isEmpty()) {
      store.sessions(List.copyOf(sessions));
      sessions.clear();
    }
  }

  long count(LogWriter.Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  long feedback() {
    return feedback;
  }

  long sessions() {
    return sessionCount;
  }
}
