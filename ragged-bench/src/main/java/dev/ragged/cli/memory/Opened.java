package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a command about one persona works with. Immutable.
 *
 * @param ragged the open store
 * @param memory its memory
 * @param persona the persona's part of it, not locked
 */
record Opened(Ragged ragged, PersonalMemory memory, RememberedPersona persona) {
  /** As many topics are named where an unknown one was given. */
  private static final int NAMED = 10;

  /** Returns the persona's name. */
  String name() {
    return persona.persona().id().value();
  }

  /** Returns the members of a reply, of which the persona is the first. */
  Members members() {
    return new Members().with("persona", name());
  }

  /**
   * Returns the topic of this name.
   *
   * @throws IllegalArgumentException if the persona never met it; the message names those that it
   *     asked about most often
   */
  TopicNode topic(String name) {
    return persona.graph().find(name).orElseThrow(() -> noTopic(name));
  }

  private IllegalArgumentException noTopic(String name) {
    List<TopicNode> most = persona.graph().topics(NAMED);
    return new IllegalArgumentException(
        Shown.line(name())
            + " never met the topic \""
            + Shown.line(name)
            + "\"; "
            + (most.isEmpty()
                ? "no topic is known yet"
                : "the most frequent ones are: "
                    + most.stream()
                        .map(node -> Shown.line(node.topic()))
                        .collect(Collectors.joining(", "))
                    + ". 'ragged memory topics' lists more"));
  }

  /**
   * Returns the interaction of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  Interaction interaction(UUID id) {
    return persona
        .find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Shown.line(name())
                        + " has no interaction "
                        + id
                        + "; there are "
                        + persona.count()
                        + ", which 'ragged memory list' lists"));
  }

  /**
   * Refuses to write to a memory that is paused or off.
   *
   * @throws IllegalArgumentException if it is
   */
  void requireOn() {
    if (persona.status() != MemoryStatus.ON) {
      throw new IllegalArgumentException(
          "the memory of "
              + Shown.line(name())
              + " takes nothing, since it is "
              + persona.status().name().toLowerCase(Locale.ROOT)
              + ": 'ragged memory enable' turns it on");
    }
  }
}
