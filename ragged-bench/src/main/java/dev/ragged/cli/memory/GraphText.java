package dev.ragged.cli.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.graph.TopicDocument;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.memory.graph.TopicPair;

/** Pairs of the topic graph, as seen from one topic, as JSON. */
final class GraphText {
  private GraphText() {}

  /** Returns the topic of the pair that is not {@code seen}. */
  static String other(TopicPair pair, TopicNode seen) {
    return pair.topic().equals(seen.topic()) ? pair.other() : pair.topic();
  }

  static Object json(TopicPair pair, TopicNode seen) {
    return new Members()
        .with("topic", other(pair, seen))
        .with("count", pair.count())
        .with("lastAt", pair.lastAt())
        .map();
  }

  static Object json(TopicDocument document) {
    return new Members()
        .with("document", document.document().id())
        .with("owner", document.document().owner().map(PersonaId::value))
        .with("count", document.count())
        .with("lastAt", document.lastAt())
        .map();
  }
}
