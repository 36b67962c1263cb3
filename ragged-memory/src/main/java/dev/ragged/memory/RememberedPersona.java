package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.persona.PersonaMemory;
import dev.ragged.persona.Personalization;
import dev.ragged.persona.PreparedSearch;
import dev.ragged.retrieval.SearchRequest;
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
    return roster.find(id).map(subject -> subject.persona().status()).orElse(MemoryStatus.ABSENT);
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
    return parts
        .recorder()
        .record(
            owner.persona(),
            statements -> {
              if (InteractionTable.exists(statements, owner, interaction.id())) {
                return true;
              }
              UUID session =
                  SessionTable.use(
                      statements,
                      owner,
                      interaction.session(),
                      interaction.askedAt(),
                      parts.options().sessionPause(),
                      UUID::randomUUID);
              var unused =
                  InteractionTable.add(
                      statements, owner, interaction.toBuilder().session(session).build());
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
            statements -> FeedbackTable.add(statements, owner, interaction, feedback, now));
  }

  @Override
  public List<Interaction> recent(int limit) {
    requirePositive(limit);
    return read(
            "reading interactions",
            (connection, owner) -> InteractionTable.recent(connection, owner, limit))
        .stream()
        .map(InteractionTable.Row::interaction)
        .toList();
  }

  private static void requirePositive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: limit=" + limit);
    }
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

  /** Returns the sessions, last used first, at most {@code limit}, which is at least 1. */
  public List<Session> sessions(int limit) {
    requirePositive(limit);
    return read(
        "reading sessions", (connection, owner) -> SessionTable.list(connection, owner, limit));
  }

  /** Returns what the persona cares about now. */
  public InterestProfile profile() {
    Subject subject = subject();
    parts.recorder().flush();
    return parts
        .profiles()
        .profile(subject, CoOccurrences.none(), parts.context().clock().instant());
  }

  @Override
  public long erase() {
    Subject subject = subject();
    long erased =
        parts
            .recorder()
            .exclusively(
                () ->
                    parts
                        .database()
                        .write(
                            "erasing a memory",
                            connection -> Erasure.everything(connection, subject.owner())));
    subject.changed();
    parts.profiles().forget();
    parts.database().scrub();
    return erased;
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
