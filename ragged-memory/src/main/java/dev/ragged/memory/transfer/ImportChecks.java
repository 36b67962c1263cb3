package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.store.LogWriter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks what no single entry shows: that ids differ, and that the file is of one persona and as
 * long as it says. One thread at a time.
 */
final class ImportChecks implements ImportSink {
  private final Subject subject;
  private final SeenIds interactions;
  private final SeenIds sessions;
  private final SeenIds facts;
  private final SeenIds sequences;
  private final Set<String> predicates = new HashSet<>();
  private final Set<String> preferences = new HashSet<>();
  private @Nullable FileAbout about;
  private Optional<String> persona = Optional.empty();
  private Optional<PersonaDescription> description = Optional.empty();
  private long count;

  /**
   * Creates one.
   *
   * @param subject for whom it is to be imported
   * @param seed not known to who made the file
   */
  ImportChecks(Subject subject, long seed) {
    this.subject = subject;
    this.interactions = new SeenIds(seed);
    this.sessions = new SeenIds(seed);
    this.facts = new SeenIds(seed);
    this.sequences = new SeenIds(seed);
  }

  @Override
  public void about(FileAbout found) {
    about = found;
  }

  @Override
  public void description(PersonaDescription found) {
    Subject.require(subject.persona().with(found));
    description = Optional.of(found);
  }

  @Override
  public void interaction(LogWriter.Entry entry, long length, Optional<String> of) {
    if (!interactions.add(entry.interaction().id())) {
      throw new IllegalArgumentException("ids of interactions must differ within the file");
    }
    if (persona.isEmpty()) {
      persona = of;
    }
    if (of.isPresent() && !of.equals(persona)) {
      throw new IllegalArgumentException("all interactions must be of one persona");
    }
    count++;
  }

  @Override
  public void session(Session session) {
    if (!sessions.add(session.id())) {
      throw new IllegalArgumentException("ids of sessions must differ within the file");
    }
  }

  @Override
  public void predicate(PredicateRule rule) {
    if (!predicates.add(rule.predicate())) {
      throw new IllegalArgumentException("predicates must be declared once within the file");
    }
  }

  @Override
  public void fact(FactHistory fact, long length) {
    if (!facts.add(fact.id().value())) {
      throw new IllegalArgumentException("ids of facts must differ within the file");
    }
    for (FactVersion version : fact.versions()) {
      if (!sequences.add(new UUID(0, version.sequence()))) {
        throw new IllegalArgumentException(
            "sequence numbers of versions must differ within the file");
      }
    }
  }

  @Override
  public void preference(Preference preference) {
    if (!preferences.add(preference.key())) {
      throw new IllegalArgumentException("keys of preferences must differ within the file");
    }
  }

  /** Returns what the file says about itself, after all of it was read. */
  FileAbout finish() {
    FileAbout found = about;
    if (found == null) {
      throw refusal("it must have a member \"" + ExportNames.METADATA + "\"", "");
    }
    if (persona.isPresent() && !persona.get().equals(found.persona().value())) {
      throw refusal(
          "its interactions must be of the persona that its metadata names",
          "/" + ExportNames.METADATA + "/" + ExportNames.PERSONA);
    }
    if (found.total().isPresent() && found.total().getAsLong() != count) {
      throw refusal(
          "it must have as many interactions as it says: total_interactions="
              + found.total().getAsLong()
              + ", found="
              + count,
          "/" + ExportNames.METADATA + "/" + ExportNames.TOTAL);
    }
    return found;
  }

  private static ImportException refusal(String message, String place) {
    return new ImportException(
        "this cannot be imported: " + message + "; at " + (place.isEmpty() ? "the top" : place),
        place,
        null);
  }

  Optional<PersonaDescription> description() {
    return description;
  }
}
