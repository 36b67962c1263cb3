package dev.ragged.memory.query;

import dev.ragged.memory.activity.TopicCount;
import dev.ragged.memory.store.GraphReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens each topic's name once. One thread at a time. */
final class TopicNames {
  private final GraphReader reader;
  private final Map<Long, String> known = new HashMap<>();

  TopicNames(GraphReader reader) {
    this.reader = reader;
  }

  String of(long topic) throws SQLException {
    String name = known.get(topic);
    if (name == null) {
      name = Topics.require(reader, topic).name();
      known.put(topic, name);
    }
    return name;
  }

  List<TopicCount> of(List<Tally.Entry> entries) throws SQLException {
    List<TopicCount> named = new ArrayList<>(entries.size());
    for (Tally.Entry entry : entries) {
      named.add(new TopicCount(of(entry.topic()), entry.count()));
    }
    return named;
  }
}
