package dev.ragged.memory.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.store.TopicTable;
import dev.ragged.memory.topic.Focus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownTopicsTest {
  private static final int COPIES = 20;

  private static KnownTopics topics(int copy, int count, long asked) {
    List<TopicTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // What is read from the database is new each time, as these are.
      rows.add(
          new TopicTable.Row(
              1_000L * copy + i,
              "topic" + copy + " number" + i,
              asked,
              0,
              Instant.ofEpochSecond(i),
              Instant.ofEpochSecond(2L * i),
              1,
              1));
    }
    return new KnownTopics(rows, Focus.NONE);
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void assertEstimate(int count, long asked) {
    long before = usedHeap();
    List<KnownTopics> held =
        IntStream.range(0, COPIES).mapToObj(copy -> topics(copy, count, asked)).toList();
    long taken = usedHeap() - before;
    long estimated = held.stream().mapToLong(KnownTopics::bytes).sum();
    System.out.printf(
        "%d topics: %d bytes each, estimated %d%n",
        count, taken / COPIES / count, estimated / COPIES / count);
    assertThat((double) estimated / taken).isBetween(0.8, 1.3);
  }

  @Test
  void bytes_ofTopicsThatAreLookedFor_isAboutWhatTheyTake() {
    assertEstimate(5_000, 2);
    assertEstimate(2_500, 2);
  }

  @Test
  void bytes_ofTopicsMetOnce_isAboutWhatTheyTake() {
    assertEstimate(5_000, 1);
  }
}
