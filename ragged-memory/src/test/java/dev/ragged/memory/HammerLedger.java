package dev.ragged.memory;

import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.privacy.ErasureReceipt;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What each persona's memory must hold in the end. Thread-safe. */
final class HammerLedger {
  private final AtomicLongArray interactions;
  private final AtomicLongArray facts;
  private final AtomicReferenceArray<FactId> stated;

  HammerLedger(int personas) {
    interactions = new AtomicLongArray(personas);
    facts = new AtomicLongArray(personas);
    stated = new AtomicReferenceArray<>(personas);
  }

  void recorded(int persona) {
    interactions.incrementAndGet(persona);
  }

  void stated(int persona, FactId fact) {
    facts.incrementAndGet(persona);
    stated.set(persona, fact);
  }

  void erased(int persona, ErasureReceipt receipt) {
    interactions.addAndGet(persona, -receipt.interactions());
    facts.addAndGet(persona, -receipt.facts());
  }

  long interactions(int persona) {
    return interactions.get(persona);
  }

  long facts(int persona) {
    return facts.get(persona);
  }

  /** Returns a fact that the persona stated, if it did; it may be erased. */
  Optional<FactId> aFact(int persona) {
    return Optional.ofNullable(stated.get(persona));
  }
}
