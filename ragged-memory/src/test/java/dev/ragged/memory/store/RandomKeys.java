package dev.ragged.memory.store;

import dev.ragged.spi.DocumentKey;
import java.util.Comparator;

/** Puts the documents of tests in an order. */
public final class RandomKeys {
  public static final Comparator<DocumentKey> ORDER =
      Comparator.comparing(DocumentKey::id)
          .thenComparing(key -> key.owner().map(owner -> owner.value()).orElse(""));

  private RandomKeys() {}
}
