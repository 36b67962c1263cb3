package dev.ragged.memory.privacy.redact;

/** The characters from {@code start} to before {@code end}. */
record Span(int start, int end) {}
