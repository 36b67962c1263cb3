package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.Cardinality;

/** What was declared of a predicate. */
record PredicateRule(String predicate, Cardinality cardinality) {}
