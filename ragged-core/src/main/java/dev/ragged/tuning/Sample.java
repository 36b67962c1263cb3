package dev.ragged.tuning;

/**
 * Something stored that people could ask about. Immutable.
 *
 * @param question a sentence of the passage, its document's title, its beginning, or some words of
 *     these
 * @param passage the text of the chunk it is from
 */
record Sample(String question, String passage) {}
