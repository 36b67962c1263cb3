/**
 * A question and the passages found for it go in; an {@link dev.ragged.answer.GeneratedAnswer
 * answer} with its citations comes out, piece by piece if somebody listens.
 *
 * <p>{@link dev.ragged.answer.AnswerGenerator} is the plug for a language model. {@link
 * dev.ragged.answer.ExtractiveGenerator} is the one that needs none.
 */
@NullMarked
package dev.ragged.answer;

import org.jspecify.annotations.NullMarked;
