package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.sqlite.Sql;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted while learning and erasing, against a count of everything. */
class LearningOracleTest {
  private static final int ROUNDS = 12;

  private final long seed = new Random().nextLong();
  private final RandomMemory memory = new RandomMemory(seed, 3);

  @AfterEach
  void close() {
    memory.close();
  }

  private void assertCounts() {
    for (Owner owner : memory.owners()) {
      PlainCounts expected = new PlainCounts(memory.of(owner));
      StoredCounts stored = StoredCounts.read(memory.database(), owner);
      String what = "seed " + seed + ", persona " + owner.persona();
      assertThat(stored.topics).as(what).isEqualTo(expected.topics());
      assertThat(stored.pairs).as(what).isEqualTo(expected.pairs());
      assertThat(stored.accesses).as(what).isEqualTo(expected.accesses());
      assertThat(stored.shown).as(what).isEqualTo(expected.shown());
    }
  }

  @Test
  void add_randomBatchesOutOfOrder_countsAsAllTogether() {
    for (int i = 0; i < ROUNDS; i++) {
      memory.teach(6);
      assertCounts();
    }
  }

  @Test
  void interactions_erasedAmongOthers_areNotCounted() {
    for (int i = 0; i < ROUNDS; i++) {
      memory.teach(5);
      memory.erase(6);
      assertCounts();
    }
  }

  @Test
  void interactions_allErased_leavesNoCount() {
    memory.teach(20);
    while (memory.owners().stream().anyMatch(owner -> !memory.of(owner).isEmpty())) {
      memory.erase(10);
    }

    assertThat(StoredCounts.dump(memory.database())).as("seed %d", seed).isEmpty();
    assertThat(memory.database().read("counting", LearningOracleTest::rowsLeft)).isZero();
  }

  private static long rowsLeft(java.sql.Connection connection) throws java.sql.SQLException {
    long rows = 0;
    for (String table : List.of("session", "sighting", "access", "interaction")) {
      rows += Sql.number(connection, "SELECT count(*) FROM " + table);
    }
    return rows;
  }

  @Test
  void rebuild_afterLearningAndErasing_changesNothing() {
    for (int i = 0; i < ROUNDS; i++) {
      memory.teach(5);
      memory.erase(3);
      List<String> before = StoredCounts.dump(memory.database());
      rebuild();
      assertThat(StoredCounts.dump(memory.database())).as("seed %d", seed).isEqualTo(before);
    }
  }

  private void rebuild() {
    for (Owner owner : memory.owners()) {
      memory
          .database()
          .write(
              "rebuilding",
              connection -> {
                Erasure.rebuild(connection, owner);
                return true;
              });
    }
  }

  @Test
  void rebuild_afterCountsWereLost_countsThemAnew() {
    memory.teach(30);
    memory
        .database()
        .write(
            "losing counts",
            connection ->
                Sql.update(connection, "DELETE FROM topic_pair WHERE count > 1")
                    + Sql.update(connection, "UPDATE topic_document SET count = 99"));

    rebuild();

    assertCounts();
  }

  @Test
  void everything_ofOnePersona_leavesTheOthersAsTheyAre() {
    memory.teach(30);
    Owner first = memory.owners().get(0);
    List<String> before = StoredCounts.dump(memory.database());

    memory.database().write("erasing", connection -> Erasure.everything(connection, first));

    List<String> after = StoredCounts.dump(memory.database());
    assertThat(after).as("seed %d", seed).isNotEmpty().isSubsetOf(before);
    assertThat(StoredCounts.read(memory.database(), first).topics).isEmpty();
    for (Owner other : memory.owners().subList(1, 3)) {
      assertThat(StoredCounts.read(memory.database(), other).topics)
          .isEqualTo(new PlainCounts(memory.of(other)).topics());
    }
  }

  @Test
  void interactions_ofAnotherPersona_areLeftAlone() {
    memory.teach(30);
    Owner first = memory.owners().get(0);
    Owner second = memory.owners().get(1);
    List<Long> foreign = memory.of(second).stream().map(RandomMemory.Taught::number).toList();

    long erased =
        memory
            .database()
            .write("erasing", connection -> Erasure.interactions(connection, first, foreign));

    assertThat(erased).isZero();
    assertCounts();
  }
}
