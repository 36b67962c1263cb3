package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.persona.Preference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random calls for personas and for all of them, with reopenings, against maps. */
class PreferencesOracleTest {
  private static final int SCRIPTS = 6;
  private static final int STEPS = 150;
  private static final int KEYS = 12;
  private static final String ALL = "all";
  private static final List<String> OWNERS = List.of("ana", "bob", "eve", ALL);

  /** A value and when it was set. */
  private record Value(String text, Instant at) {}

  @TempDir private Path temp;

  private final Map<String, Map<String, Value>> model = new HashMap<>();

  @Test
  void answers_afterRandomCalls_areThoseOfMaps() {
    long seed = Long.getLong("ragged.test.seed", new Random().nextLong());
    System.out.println("PreferencesOracleTest: -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < SCRIPTS; i++) {
      model.clear();
      try (PreferenceStore store = PreferenceStore.in(temp.resolve("store" + i))) {
        for (int step = 0; step < STEPS; step++) {
          String where = "seed " + seed + ", script " + i + ", step " + step;
          step(store, random, where);
          check(store, random, where);
        }
        assertThat(store.memory().check()).as("seed %s, script %s", seed, i).isEmpty();
      }
    }
  }

  private static Preferences of(PreferenceStore store, String owner) {
    return owner.equals(ALL) ? store.ofAll() : store.of(owner);
  }

  /** Does something to the store and the same to the model. */
  private void step(PreferenceStore store, Random random, String where) {
    // A clock that may be set back.
    Instant now = PreferenceStore.NOW.plusMillis(random.nextInt(2_000_000) - 1_000_000);
    store.clock.set(now);
    String owner = OWNERS.get(random.nextInt(OWNERS.size()));
    String key = "key" + random.nextInt(KEYS);
    int choice = random.nextInt(100);
    if (choice < 60) {
      String value = "v".repeat(random.nextInt(40)) + random.nextInt();
      of(store, owner).set(key, value);
      values(owner).put(key, new Value(value, now));
    } else if (choice < 90) {
      assertThat(of(store, owner).remove(key))
          .as(where)
          .isEqualTo(values(owner).remove(key) != null);
    } else if (choice < 94) {
      store.reopen(true);
    } else if (choice < 97 && !owner.equals(ALL)) {
      var receipt = store.memory().of(owner).eraseEverything();
      assertThat(receipt.preferences()).as(where).isEqualTo(values(owner).size());
      assertThat(receipt.found()).as(where).isEmpty();
      values(owner).clear();
    } else if (owner.equals("bob")) {
      store.memory().personas().delete(owner);
      store.memory().personas().create(owner);
      values(owner).clear();
    }
  }

  /** Returns what was set for one owner alone. */
  private Map<String, Value> values(String owner) {
    return model.computeIfAbsent(owner, key -> new HashMap<>());
  }

  /** Returns what holds, by key. */
  private List<Preference> expected(String owner) {
    TreeMap<String, Preference> expected = new TreeMap<>();
    values(ALL)
        .forEach(
            (key, value) ->
                expected.put(key, preference(key, value, Preference.Origin.ALL_PERSONAS)));
    if (!owner.equals(ALL)) {
      values(owner)
          .forEach(
              (key, value) -> expected.put(key, preference(key, value, Preference.Origin.PERSONA)));
    }
    return List.copyOf(expected.values());
  }

  private static Preference preference(String key, Value value, Preference.Origin origin) {
    return new Preference(key, value.text(), value.at(), origin);
  }

  private void check(PreferenceStore store, Random random, String where) {
    for (String owner : OWNERS) {
      List<Preference> expected = expected(owner);
      assertThat(of(store, owner).all()).as(where).isEqualTo(expected);
      String key = "key" + random.nextInt(KEYS);
      assertThat(of(store, owner).get(key))
          .as(where)
          .isEqualTo(
              expected.stream()
                  .filter(each -> each.key().equals(key))
                  .map(Preference::value)
                  .findFirst());
    }
  }
}
