package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.privacy.redact.PiiRedactor;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.persona.PersonaMemory;
import dev.ragged.persona.Personalization;
import dev.ragged.persona.PreparedSearch;
import dev.ragged.retrieval.SearchRequest;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The memory of one persona. What it returns includes what was recorded before the call, durable or
 * not. Thread-safe.
 *
 * <p>Methods that read throw {@link IllegalArgumentException} if the persona has no memory.
 */
public final class RememberedPersona implements PersonaMemory {
  private final PersonaId id;
  private final Roster roster;
  private final MemoryParts parts;

  RememberedPersona(PersonaId id, Roster roster, MemoryParts parts) {
    this.id = Objects.requireNonNull(id, "persona");
    this.roster = roster;
    this.parts = parts;
  }

  /** Returns the persona. */
  public Persona persona() {
    return subject().persona();
  }

  @Override
  public MemoryStatus status() {
    return roster
        .find(id)
        .map(subject -> subject.persona().status())
        .orElseGet(
            () -> roster.findLocked(id).isPresent() ? MemoryStatus.LOCKED : MemoryStatus.ABSENT);
  }

  @Override
  public PreparedSearch prepare(SearchRequest request, Personalization how) {
    Optional<Subject> subject = roster.find(id);
    return subject.isPresent() && subject.get().persona().status().ranks()
        ? parts.preparer().prepare(subject.get(), request, how)
        : PreparedSearch.unchanged(request);
  }

  @Override
  public CompletableFuture<Boolean> record(Interaction interaction, Optional<float[]> vector) {
    Objects.requireNonNull(interaction, "interaction");
    Objects.requireNonNull(vector, "vector");
    Optional<Subject> subject = roster.find(id);
    if (subject.isEmpty() || subject.get().persona().status() != MemoryStatus.ON) {
      return CompletableFuture.completedFuture(false);
    }
    Owner owner = subject.get().owner();
    Optional<PiiRedactor> redactor = parts.options().redactor();
    return parts
        .recorder()
        .record(
            owner.persona(),
            statements -> {
              Interaction kept =
                  redactor.map(rules -> Redacting.of(interaction, rules)).orElse(interaction);
              UUID session =
                  SessionTable.use(
                      statements,
                      owner,
                      interaction.session(),
                      interaction.askedAt(),
                      parts.options().sessionPause(),
                      UUID::randomUUID);
              // Nothing is added a second time; then it is durable already.
              var unused =
                  InteractionTable.add(
                      statements, owner, kept.toBuilder().session(session).build());
              return true;
            });
  }

  @Override
  public CompletableFuture<Boolean> feedback(UUID interaction, Feedback feedback) {
    Objects.requireNonNull(interaction, "interaction");
    Objects.requireNonNull(feedback, "feedback");
    Optional<Subject> subject = roster.find(id);
    if (subject.isEmpty() || subject.get().persona().status() != MemoryStatus.ON) {
      return CompletableFuture.completedFuture(false);
    }
    Owner owner = subject.get().owner();
    Instant now = parts.context().clock().instant();
    return parts
        .recorder()
        .record(
            owner.persona(),
            statements ->
                FeedbackTable.add(
                    statements,
                    owner,
                    interaction,
                    parts
                        .options()
                        .redactor()
                        .map(rules -> Redacting.of(feedback, rules))
                        .orElse(feedback),
                    now));
  }

  @Override
  public List<Interaction> recent(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: limit=" + limit);
    }
    return read(
            "reading interactions",
            (connection, owner) -> InteractionTable.recent(connection, owner, limit))
        .stream()
        .map(InteractionTable.Row::interaction)
        .toList();
  }

  /** Returns the interaction of this id. */
  public Optional<Interaction> find(UUID interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return read(
            "reading an interaction",
            (connection, owner) -> InteractionTable.find(connection, owner, interaction))
        .map(InteractionTable.Row::interaction);
  }

  @Override
  public Optional<Feedback> feedback(UUID interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return read(
        "reading feedback",
        (connection, owner) -> {
          Optional<InteractionTable.Row> row =
              InteractionTable.find(connection, owner, interaction);
          return row.isEmpty()
              ? Optional.<Feedback>empty()
              : FeedbackTable.last(connection, owner, row.get().number());
        });
  }

  /** Returns how many interactions there are. */
  public long count() {
    return read("counting interactions", InteractionTable::count);
  }

  /** Returns the sessions, last used first, at most {@code limit}. */
  public List<Session> sessions(int limit) {
    return read(
        "reading sessions", (connection, owner) -> SessionTable.list(connection, owner, limit));
  }

  /** Returns what the persona cares about now. */
  public InterestProfile profile() {
    Subject subject = subject();
    parts.recorder().flush();
    return parts.profiles().profile(subject, parts.context().clock().instant());
  }

  @Override
  public long erase() {
    return eraseEverything().interactions();
  }

  /**
   * Erases everything of the persona but itself: interactions, topics, facts, preferences. The
   * receipt says what a search through all files found of it afterwards. Costs a read of the whole
   * store, as all erasures do.
   */
  public ErasureReceipt eraseEverything() {
    return parts.eraser().everything(subject());
  }

  /** Erases one interaction. */
  public ErasureReceipt erase(UUID interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return parts.eraser().interaction(subject(), interaction);
  }

  /** Erases what was asked in a period. */
  public ErasureReceipt erase(Period period) {
    Objects.requireNonNull(period, "period");
    return parts.eraser().period(subject(), period);
  }

  /** Erases a topic, with the interactions whose questions spoke of it. */
  public ErasureReceipt eraseTopic(String topic) {
    Objects.requireNonNull(topic, "topic");
    return parts.eraser().topic(subject(), topic);
  }

  /**
   * Writes what is kept of the persona to {@code out}, which stays open: everything, or of what was
   * asked in a period. See {@link ExportFormat}. Reads one state of the memory, a row at a time,
   * and keeps it for as long as {@code out} takes.
   *
   * @param period when what is exported was asked; topics and their counts are then those of its
   *     questions alone
   * @throws dev.ragged.memory.portable.ExportException if {@code out} fails
   */
  public ExportSummary export(OutputStream out, ExportFormat format, Optional<Period> period) {
    return portability().write((export, of) -> export.write(of, out, format, period));
  }

  /**
   * As {@link #export(OutputStream, ExportFormat, Optional)}, to a new file of mode 0600 that
   * appears once it is complete.
   *
   * @throws IllegalArgumentException if there is a file of this name
   */
  public ExportSummary export(Path file, ExportFormat format, Optional<Period> period) {
    return portability().write((export, of) -> export.write(of, file, format, period));
  }

  /**
   * Adds what was exported as {@link ExportFormat#JSON} from a persona, this one or another, to
   * this memory, and learns from it. All of the file is checked before anything is written. It is
   * then written in batches, each whole: after a failure the same import goes on where it ended.
   * The persona's settings stay; its description is taken if it has none, or with {@link
   * ImportConflict#REPLACE}. See "Export of a memory" in docs/formats.md.
   *
   * @param in read to its end, left open, and put aside in the store's directory, enciphered
   * @param dryRun whether to count only
   * @throws dev.ragged.memory.portable.ImportException if it is no such export
   * @throws IllegalStateException if the memory is not on
   */
  public ImportSummary importFrom(InputStream in, ImportConflict conflict, boolean dryRun) {
    return portability().read((reading, to) -> reading.read(to, in, conflict, dryRun));
  }

  /** As {@link #importFrom(InputStream, ImportConflict, boolean)}, from a file, read twice. */
  public ImportSummary importFrom(Path file, ImportConflict conflict, boolean dryRun) {
    return portability().read((reading, to) -> reading.read(to, file, conflict, dryRun));
  }

  private Portability portability() {
    return new Portability(id, roster, parts);
  }

  /** Reads rows of an owner. */
  @FunctionalInterface
  interface OwnWork<T> {
    T run(java.sql.Connection connection, Owner owner) throws java.sql.SQLException;
  }

  private <T> T read(String doing, OwnWork<T> work) {
    Owner owner = subject().owner();
    parts.recorder().flush();
    MemoryDatabase database = parts.database();
    return database.read(doing, connection -> work.run(connection, owner));
  }

  private Subject subject() {
    return roster.require(id);
  }
}
