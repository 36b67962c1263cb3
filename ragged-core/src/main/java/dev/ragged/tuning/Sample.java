package dev.ragged.tuning;

/**
 * Something stored that people could ask about. Immutable.
 *
 * @param question a sentence of the passage, or its document's title, or its beginning
 * @param passage the text of the chunk it is from
 */
record Sample(String question, String passage) {}
