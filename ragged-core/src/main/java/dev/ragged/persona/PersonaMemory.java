package dev.ragged.persona;

import dev.ragged.retrieval.SearchRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The memory of one persona; nothing of another persona's enters or leaves it. Thread-safe. */
public interface PersonaMemory {
  /** Returns whether it takes part at present. */
  MemoryStatus status();

  /**
   * Returns how {@code request} is to be searched with what is remembered now. Does not wait for
   * what is recorded at the moment.
   */
  PreparedSearch prepare(SearchRequest request, Personalization how);

  /**
   * Records what was asked and what came of it, and returns at once. The future completes when it
   * is durable, and fails if it could not be made so; recording the same id again changes nothing.
   *
   * @param vector the question's vector if there is one at hand, not copied
   * @return completed with false if the memory is not {@link MemoryStatus#ON}
   */
  CompletableFuture<Boolean> record(Interaction interaction, Optional<float[]> vector);

  /**
   * Attaches what the persona thinks of an answer to the interaction; the latest counts.
   *
   * @return completed with false if there is no such interaction
   */
  CompletableFuture<Boolean> feedback(UUID interaction, Feedback feedback);

  /**
   * Returns the last interactions, latest first, those included whose recording is under way.
   *
   * @param limit how many at most, at least 1
   */
  List<Interaction> recent(int limit);

  /** Returns what the persona thought of an answer last. */
  Optional<Feedback> feedback(UUID interaction);

  /**
   * Erases everything recorded so far, that under way included; the persona stays. Returns how many
   * interactions were erased.
   */
  long erase();
}
