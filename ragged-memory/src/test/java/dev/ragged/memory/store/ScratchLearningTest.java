package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is left of a log that was learned again. */
class ScratchLearningTest {
  private static final Owner ANA = new Owner(1, PlainCipher.INSTANCE);

  private static LogStep step(int number) {
    return new LogStep(
        number,
        Instant.EPOCH.plusSeconds(number),
        "zebra and lion",
        List.of(new DocumentKey("zoo", Optional.empty())),
        Optional.empty(),
        List.of(new TopicSeen("lion", true, 1), new TopicSeen("zebra", true, 1)));
  }

  private static long count(MemoryDatabase database, String table) {
    return database.read(
        "counting", connection -> Sql.number(connection, "SELECT count(*) FROM " + table));
  }

  @Test
  void learn_manySteps_keepsCountsAndNoStep() {
    try (MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL)) {
      for (int from = 1; from < 1_000; from += 100) {
        List<LogStep> steps =
            IntStream.range(from, from + 100).mapToObj(ScratchLearningTest::step).toList();
        database.write(
            "learning",
            connection -> {
              ScratchLearning.learn(connection, ANA, steps);
              return true;
            });
      }

      assertThat(count(database, "interaction")).isZero();
      assertThat(count(database, "sighting")).isZero();
      assertThat(count(database, "access")).isZero();
      assertThat(count(database, "topic_pair")).isEqualTo(2);
      TopicTable.Row zebra =
          database.read("x", at -> TopicTable.find(at, ANA, "zebra")).orElseThrow();
      assertThat(zebra.asked()).isEqualTo(1_000);
      assertThat(zebra.documents()).isEqualTo(1);
    }
  }
}
