package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log in steps against a sorted list. */
class StepReaderTest {
  private static final Owner ANA = new Owner(1, PlainCipher.INSTANCE);
  private static final Owner BOB = new Owner(2, PlainCipher.INSTANCE);

  private record Entry(long number, long at) {}

  private static Entry add(MemoryDatabase database, Owner owner, long at) {
    Interaction interaction =
        Interaction.builder("zebra", Instant.ofEpochMilli(at)).session(new UUID(0, 1)).build();
    return new Entry(
        database.write(
            "recording",
            connection -> {
              try (PreparedStatements statements = new PreparedStatements(connection)) {
                return InteractionTable.add(statements, owner, interaction).orElseThrow();
              }
            }),
        at);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 100})
  void after_anyPage_givesTheExtentByTimeThenRecording(int page) {
    Random random = new Random(page);
    try (MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL)) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        // Few different times, before and after 1970.
        entries.add(add(database, ANA, random.nextInt(12) - 6));
        var unused = add(database, BOB, random.nextInt(12) - 6);
      }
      StepReader.Extent extent = database.read("x", at -> StepReader.extent(at, ANA));
      var unused = add(database, ANA, 0);
      entries.sort(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));

      for (int most : new int[] {1, 17, 39, 40, 41}) {
        StepReader.Place place = database.read("x", at -> StepReader.before(at, ANA, extent, most));
        List<Entry> read = new ArrayList<>();
        while (true) {
          StepReader.Place from = place;
          List<LogStep> steps =
              database.read("x", at -> StepReader.after(at, ANA, extent, from, page));
          if (steps.isEmpty()) {
            break;
          }
          assertThat(steps).hasSizeLessThanOrEqualTo(page);
          steps.forEach(step -> read.add(new Entry(step.number(), step.at().toEpochMilli())));
          place = StepReader.Place.of(steps.get(steps.size() - 1));
        }
        assertThat(read)
            .as("page=" + page + ", most=" + most)
            .isEqualTo(entries.subList(Math.max(0, 40 - most), 40));
      }
    }
  }
}
