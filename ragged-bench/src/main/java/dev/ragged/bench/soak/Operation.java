package dev.ragged.bench.soak;

import java.util.SplittableRandom;

/** What is done, and in how many of 1,000 operations. */
enum Operation {
  HYBRID(140),
  VECTOR(100),
  LEXICAL(100),
  /** Asks for one document by its own word, or for one that was deleted. */
  FIND(80),
  PERSONA_SEARCH(250),
  /** Adds or deletes a document. */
  CHURN(80),
  /** Replaces a document, or gives the same again. */
  CHANGE(70),
  /** The same with documents of one persona. */
  OWN_DOCUMENTS(40),
  RECORD(60),
  FEEDBACK(50),
  FACTS(22),
  /** Deletes a persona, and creates another one. */
  RENEW(6),
  CLEAR_CACHES(1),
  BACKUP(1);

  private static final int WHOLE = 1_000;

  private final int weight;

  Operation(int weight) {
    this.weight = weight;
  }

  static Operation draw(SplittableRandom random) {
    int left = random.nextInt(WHOLE);
    for (Operation each : values()) {
      left -= each.weight;
      if (left < 0) {
        return each;
      }
    }
    throw new IllegalStateException("weights must add up to " + WHOLE);
  }
}
