package dev.ragged.memory.store;

import dev.ragged.memory.persona.Session;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds to a persona's log what was exported from one, within the caller's transaction. What is
 * there already as it is given stays as it is, so that a second time changes nothing. One thread at
 * a time.
 */
public final class LogWriter {
  /**
   * What an interaction is to become: with a session, and with all feedback on it in the order of
   * giving. Immutable.
   */
  public record Entry(Interaction interaction, List<FeedbackTable.Given> feedback) {
    public Entry {
      Objects.requireNonNull(interaction, "interaction");
      feedback = List.copyOf(feedback);
    }
  }

  private final PreparedStatements statements;
  private final Owner owner;

  /** Creates one for the persona of {@code owner}. */
  public LogWriter(PreparedStatements statements, Owner owner) {
    this.statements = Objects.requireNonNull(statements, "statements");
    this.owner = Objects.requireNonNull(owner, "owner");
  }

  /**
   * Returns what {@link #put} would do now. Writes nothing.
   *
   * @param replace whether another interaction of the same id gives way
   */
  public List<Fate> fates(List<Entry> entries, boolean replace) throws SQLException {
    List<Fate> fates = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      fates.add(fate(entry, present(entry), replace));
    }
    return fates;
  }

  /**
   * Adds entries of different ids, or puts them in the place of those that are there. Counts that
   * were learned from what is replaced are taken back; the new entries are not learned from yet.
   */
  public List<Fate> put(List<Entry> entries, boolean replace) throws SQLException {
    List<Fate> fates = new ArrayList<>(entries.size());
    List<Long> former = new ArrayList<>();
    List<UUID> sessions = new ArrayList<>();
    for (Entry entry : entries) {
      Optional<InteractionTable.Row> present = present(entry);
      Fate fate = fate(entry, present, replace);
      fates.add(fate);
      if (fate == Fate.REPLACED) {
        present.ifPresent(
            row -> {
              former.add(row.number());
              row.interaction().session().ifPresent(sessions::add);
            });
      }
    }
    Erasure.interactions(statements, owner, former);
    for (int i = 0; i < entries.size(); i++) {
      if (fates.get(i) != Fate.SKIPPED) {
        add(entries.get(i));
      }
    }
    for (UUID session : sessions) {
      SessionTable.removeIfEmpty(statements, owner, session);
    }
    return fates;
  }

  private Optional<InteractionTable.Row> present(Entry entry) throws SQLException {
    return InteractionTable.find(statements, owner, entry.interaction().id());
  }

  private Fate fate(Entry entry, Optional<InteractionTable.Row> present, boolean replace)
      throws SQLException {
    if (present.isEmpty()) {
      return Fate.ADDED;
    }
    if (!replace) {
      return Fate.SKIPPED;
    }
    Entry stored =
        new Entry(
            present.get().interaction(),
            FeedbackTable.all(statements, owner, present.get().number()));
    return stored.equals(entry) ? Fate.SKIPPED : Fate.REPLACED;
  }

  private void add(Entry entry) throws SQLException {
    Interaction interaction = entry.interaction();
    use(interaction.session().orElseThrow(), interaction.askedAt());
    long number = InteractionTable.add(statements, owner, interaction).orElseThrow();
    for (FeedbackTable.Given given : entry.feedback()) {
      FeedbackTable.insert(statements, owner, number, given.feedback(), given.at());
    }
  }

  private void use(UUID session, Instant at) throws SQLException {
    SessionTable.use(statements, owner, Optional.of(session), at, Duration.ZERO, () -> session);
  }

  /** Adds a session, or extends the one of its id so that it covers both. */
  public void put(Session session) throws SQLException {
    use(session.id(), session.createdAt());
    use(session.id(), session.usedAt());
  }
}
