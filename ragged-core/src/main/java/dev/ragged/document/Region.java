package dev.ragged.document;

/**
 * A part of a text that is cut at lines only, and not at all if it fits in a chunk: code, a table.
 *
 * @param start index of the first character of its first line
 * @param end index behind its last line
 */
record Region(int start, int end) {}
