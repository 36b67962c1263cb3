package dev.ragged;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.PersonaId;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The documents as one persona sees them, and its memory if the store has one: then each search is
 * ranked by what the persona cares about, and recorded. Without a memory it is a {@link
 * DocumentSpace} and no more. Thread-safe.
 */
public interface PersonaSpace extends DocumentSpace {
  /** Returns whose space this is. */
  PersonaId persona();

  /** As {@link #search(SearchRequest, Personalization)} with {@link Personalization#DEFAULT}. */
  @Override
  default SearchResult search(SearchRequest request) {
    return search(request, Personalization.DEFAULT);
  }

  /**
   * Returns the best passages for {@code request}, in the order that the persona's memory gives
   * them as {@code how} says. {@link SearchResult#personal} says what the memory did.
   */
  SearchResult search(SearchRequest request, Personalization how);

  /** As {@link #ask(AnswerRequest, Personalization)} with {@link Personalization#DEFAULT}. */
  @Override
  default GeneratedAnswer ask(AnswerRequest request) {
    return ask(request, Personalization.DEFAULT);
  }

  /**
   * Returns an answer written from what {@link #search(SearchRequest, Personalization)} finds. It
   * is recorded when it is finished, as one interaction: the question, the passages, the text of
   * the answer and the name of its generator. If there is no text or the generator fails, only the
   * search is recorded.
   */
  GeneratedAnswer ask(AnswerRequest request, Personalization how);

  /**
   * Records what was asked and answered elsewhere, or more about a search than the search itself
   * records, and returns at once. The future completes when it is durable: with false if the
   * persona's memory does not record at present.
   */
  CompletableFuture<Boolean> record(Interaction interaction);

  /**
   * Attaches what the persona thinks of an answer to the record of its search.
   *
   * @param interaction as in {@link dev.ragged.retrieval.PersonalReport#interaction}
   * @return completes when it is durable: with false if there is no such record
   */
  CompletableFuture<Boolean> feedback(UUID interaction, Feedback feedback);
}
