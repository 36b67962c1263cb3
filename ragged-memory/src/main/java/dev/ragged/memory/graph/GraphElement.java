package dev.ragged.memory.graph;

/** A node or an edge of a persona's topic graph. Immutable. */
public sealed interface GraphElement permits TopicNode, DocumentNode, TopicPair, TopicDocument {}
