package dev.ragged.memory.fact;

import java.util.Optional;

/**
 * What facts must have in common to exclude each other.
 *
 * @param object empty if facts of different objects do, too
 */
record FactScope(String subject, String predicate, Optional<String> object) {}
