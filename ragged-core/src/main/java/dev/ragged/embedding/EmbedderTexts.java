package dev.ragged.embedding;

import java.util.List;
import java.util.Objects;

/** The check that every embedder makes of its argument. */
final class EmbedderTexts {
  private EmbedderTexts() {}

  static void requireNonNull(List<String> texts) {
    Objects.requireNonNull(texts, "texts");
    int i = 0;
    for (String text : texts) {
      if (text == null) {
        throw new NullPointerException("texts[" + i + "]");
      }
      i++;
    }
  }
}
