package dev.ragged.memory.transfer;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.Fate;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives what is read on in batches that fit the heap, and counts what becomes of it. One thread at
 * a time.
 */
final class ImportBatches implements ImportSink {
  private final ImportTarget target;
  private final ImportStore store;
  private final Optional<PersonaId> from;
  private final Batch<LogWriter.Entry> entries = new Batch<>(this::giveEntries);
  private final Batch<FactHistory> facts = new Batch<>(this::giveFacts);
  private final Batch<Session> sessions;
  private final Batch<PredicateRule> rules;
  private final Batch<Preference> preferences = new Batch<>(this::givePreferences);
  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
  private long feedback;
  private long factVersions;
  private long sessionCount;
  private long preferenceCount;

  /**
   * Creates one.
   *
   * @param from the persona of the file
   */
  ImportBatches(ImportTarget target, ImportStore store, PersonaId from) {
    this.target = target;
    this.store = store;
    this.from = Optional.of(from);
    this.sessions = new Batch<>(store::sessions);
    this.rules = new Batch<>(store::predicates);
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
  public void interaction(LogWriter.Entry entry, long length, Optional<String> persona) {
    Interaction own =
        entry.interaction().toBuilder()
            .hits(entry.interaction().hits().stream().map(this::own).toList())
            .build();
    entries.add(target.keeping().apply(new LogWriter.Entry(own, entry.feedback())), length);
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
    sessions.add(session, 0);
    sessionCount++;
  }

  @Override
  public void predicate(PredicateRule rule) {
    rules.add(rule, rule.predicate().length());
  }

  @Override
  public void fact(FactHistory fact, long length) {
    facts.add(fact, length);
  }

  @Override
  public void preference(Preference preference) {
    preferences.add(preference, preference.key().length() + preference.value().length());
  }

  /** Gives on what is left. */
  void finish() {
    entries.finish();
    sessions.finish();
    rules.finish();
    facts.finish();
    preferences.finish();
  }

  private void giveEntries(List<LogWriter.Entry> batch) {
    List<Fate> became = store.interactions(batch);
    for (int i = 0; i < became.size(); i++) {
      fates.merge(became.get(i), 1L, Long::sum);
      if (became.get(i) != Fate.SKIPPED) {
        feedback += batch.get(i).feedback().size();
      }
    }
  }

  private void giveFacts(List<FactHistory> batch) {
    List<Fate> became = store.facts(batch);
    for (int i = 0; i < became.size(); i++) {
      if (became.get(i) != Fate.SKIPPED) {
        factVersions += batch.get(i).versions().size();
      }
    }
  }

  private void givePreferences(List<Preference> batch) {
    preferenceCount +=
        store.preferences(batch).stream().filter(fate -> fate != Fate.SKIPPED).count();
  }

  /** Returns how many interactions became so. */
  long count(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  long feedback() {
    return feedback;
  }

  long sessions() {
    return sessionCount;
  }

  long factVersions() {
    return factVersions;
  }

  /** Returns how many preferences were taken. */
  long preferences() {
    return preferenceCount;
  }
}
