package dev.ragged.memory.query;

import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.interest.ProfileSummary;
import dev.ragged.memory.store.LearnedRows;
import dev.ragged.memory.store.TopicTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Counts the topics of a persona in its rows, one at a time. */
public final class ProfileCount {
  private ProfileCount() {}

  /** Returns how much is known as of {@code at}. Costs a read of all topics. */
  public static ProfileSummary summary(OwnRows rows, InterestFormula formula, Instant at) {
    return rows.read(
        "counting topics",
        (connection, owner) -> {
          ProfileSummary.Counter counter = new ProfileSummary.Counter(formula, at);
          try {
            LearnedRows.of(connection, owner, Optional.empty())
                .topics(topic -> add(topic, counter));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return counter.summary();
        });
  }

  private static void add(TopicTable.Row topic, ProfileSummary.Counter counter) {
    if (topic.asked() > 0) {
      counter.add(topic.counts());
    }
  }
}
