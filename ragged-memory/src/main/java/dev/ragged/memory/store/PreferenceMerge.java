package dev.ragged.memory.store;

import dev.ragged.memory.persona.Preference;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds preferences of a persona as they were exported, within the caller's transaction. What was
 * set last stays. One thread at a time.
 */
public final class PreferenceMerge {
  private final PreparedStatements statements;
  private final Owner owner;

  /** Creates one for the persona of {@code owner}. */
  public PreferenceMerge(PreparedStatements statements, Owner owner) {
    this.statements = Objects.requireNonNull(statements, "statements");
    this.owner = Objects.requireNonNull(owner, "owner");
  }

  /**
   * Returns what {@link #put} would do now. Writes nothing.
   *
   * @param replace whether what is there gives way to what was set later
   */
  public List<Fate> fates(List<Preference> preferences, boolean replace) throws SQLException {
    List<Fate> fates = new ArrayList<>(preferences.size());
    for (Preference preference : preferences) {
      fates.add(fate(preference, replace));
    }
    return fates;
  }

  private Fate fate(Preference preference, boolean replace) throws SQLException {
    Optional<Preference> present = PreferenceTable.find(statements, owner, preference.key());
    if (present.isEmpty()) {
      return Fate.ADDED;
    }
    return replace && present.get().setAt().isBefore(preference.setAt())
        ? Fate.REPLACED
        : Fate.SKIPPED;
  }

  /** Adds preferences of different keys, or puts them in the place of older ones. */
  public List<Fate> put(List<Preference> preferences, boolean replace) throws SQLException {
    List<Fate> fates = fates(preferences, replace);
    for (int i = 0; i < fates.size(); i++) {
      if (fates.get(i) != Fate.SKIPPED) {
        Preference preference = preferences.get(i);
        PreferenceTable.put(
            statements, owner, preference.key(), preference.value(), preference.setAt());
      }
    }
    return fates;
  }
}
