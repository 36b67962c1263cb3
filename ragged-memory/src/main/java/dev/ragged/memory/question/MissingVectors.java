package dev.ragged.memory.question;

import dev.ragged.error.EmbeddingException;
import dev.ragged.memory.store.InteractionTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Embeds questions so that one that cannot be embedded does not keep the others from it.
 * Thread-safe.
 */
final class MissingVectors {
  /** Failures in a row that mean the embedder, not the questions. */
  static final int ALL_FAIL = 3;

  private static final Logger log = LoggerFactory.getLogger(MissingVectors.class);

  private final QuestionEmbedder embedder;

  MissingVectors(QuestionEmbedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Returns the vectors of the questions of {@code rows}, in their order. One that fails while
   * others succeed is left out.
   *
   * @throws EmbeddingException if all fail
   */
  Map<InteractionTable.Row, float[]> make(List<InteractionTable.Row> rows) {
    List<float[]> vectors;
    try {
      vectors = embedder.embed(rows.stream().map(row -> row.interaction().query()).toList());
    } catch (EmbeddingException e) {
      if (rows.size() == 1) {
        throw e;
      }
      log.debug("a batch of questions was not embedded; they are tried one by one", e);
      return oneByOne(rows, e);
    }
    Map<InteractionTable.Row, float[]> made = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      made.put(rows.get(i), vectors.get(i));
    }
    return made;
  }

  private Map<InteractionTable.Row, float[]> oneByOne(
      List<InteractionTable.Row> rows, EmbeddingException first) {
    Map<InteractionTable.Row, float[]> made = new LinkedHashMap<>();
    List<Long> failed = new ArrayList<>();
    EmbeddingException last = first;
    for (InteractionTable.Row row : rows) {
      try {
        made.put(row, embedder.embed(row.interaction().query()));
      } catch (EmbeddingException e) {
        failed.add(row.number());
        last = e;
        if (made.isEmpty() && failed.size() == ALL_FAIL) {
          throw e;
        }
      }
    }
    if (made.isEmpty()) {
      throw last;
    }
    if (!failed.isEmpty()) {
      log.warn(
          "{} questions cannot be embedded and are not found by likeness: interactions={}",
          failed.size(),
          failed,
          last);
    }
    return made;
  }
}
