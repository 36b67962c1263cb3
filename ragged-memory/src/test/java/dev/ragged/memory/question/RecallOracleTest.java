package dev.ragged.memory.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.persona.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random logs of two personas, asked, recorded and erased in turn, against plain comparison. */
class RecallOracleTest {
  private static final String[] WORDS = {
    "pasta", "basil", "rice", "oven", "code", "java", "index", "vector", "garden", "rose"
  };

  private static final double EPSILON = 1e-5;

  private record Asked(UUID id, String text) {}

  private final long seed = Long.getLong("ragged.test.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void similar_atEveryPointOfARandomHistory_isWhatPlainComparisonFinds() {
    System.out.println("RecallOracleTest: -Dragged.test.seed=" + seed);
    for (int history = 0; history < 8; history++) {
      try (QuestionStage stage = new QuestionStage()) {
        List<Subject> subjects =
            List.of(stage.add("ana"), stage.add("eve", new ScramblingCipher(3)));
        List<List<Asked>> logs = List.of(new ArrayList<>(), new ArrayList<>());
        for (int step = 0; step < 150; step++) {
          int persona = random.nextInt(2);
          step(stage, subjects.get(persona), logs.get(persona));
        }
      }
    }
  }

  private void step(QuestionStage stage, Subject subject, List<Asked> log) {
    int choice = random.nextInt(10);
    if (choice == 0 && !log.isEmpty()) {
      Asked erased = log.remove(random.nextInt(log.size()));
      stage.erase(subject, erased.id());
    } else if (choice < 6) {
      String text = question();
      boolean bare = random.nextInt(4) == 0;
      log.add(
          new Asked(bare ? stage.recordBare(subject, text) : stage.record(subject, text), text));
      stage.alarm.ringAll();
    } else {
      check(stage, subject, log);
    }
  }

  private String question() {
    StringBuilder text = new StringBuilder();
    int words = 1 + random.nextInt(3);
    for (int i = 0; i < words; i++) {
      String word = WORDS[random.nextInt(WORDS.length)];
      text.append(i == 0 ? "" : " ")
          .append(random.nextInt(5) == 0 ? word.toUpperCase(Locale.ROOT) : word);
    }
    return text.toString();
  }

  private void check(QuestionStage stage, Subject subject, List<Asked> log) {
    String text = question();
    int k = 1 + random.nextInt(12);
    double least = random.nextBoolean() ? 0 : random.nextDouble();
    List<SimilarQuestion> expected = plain(stage.embedder, text, k, least, log);

    List<SimilarQuestion> found = stage.recall.similar(subject, text, k, least);

    // Sums of products differ in their last bits, so those on the edge may be in or out.
    Map<UUID, SimilarQuestion> all = new HashMap<>();
    plain(stage.embedder, text, Integer.MAX_VALUE, 0, log)
        .forEach(one -> all.put(one.interaction().id(), one));
    assertThat(new HashSet<>(found)).hasSize(found.size());
    for (SimilarQuestion one : found) {
      assertThat(all).as("seed %s: %s", seed, one).containsKey(one.interaction().id());
      SimilarQuestion same = Objects.requireNonNull(all.get(one.interaction().id()));
      assertThat(one.count()).as("seed %s: %s", seed, one).isEqualTo(same.count());
      assertThat(one.similarity())
          .as("seed %s", seed)
          .isCloseTo(same.similarity(), within(EPSILON));
    }
    for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
      assertThat(found.get(i).similarity())
          .as("seed %s, rank %s", seed, i)
          .isCloseTo(expected.get(i).similarity(), within(EPSILON));
    }
    long sure = expected.stream().filter(one -> one.similarity() > least + EPSILON).count();
    assertThat(found.size()).as("seed %s", seed).isBetween((int) sure, expected.size() + 1);
    if (least == 0) {
      assertThat(found).as("seed %s", seed).hasSameSizeAs(expected);
    }
  }

  private static List<SimilarQuestion> plain(
      RiggedEmbedder embedder, String text, int k, double least, List<Asked> log) {
    Map<String, List<Asked>> equal = new LinkedHashMap<>();
    for (Asked asked : log) {
      equal
          .computeIfAbsent(asked.text().toLowerCase(Locale.ROOT), one -> new ArrayList<>())
          .add(asked);
    }
    float[] wanted = embedder.vector(text);
    List<SimilarQuestion> similar = new ArrayList<>();
    for (List<Asked> group : equal.values()) {
      Asked last = group.get(group.size() - 1);
      double similarity = (1 + cosine(wanted, stored(embedder.vector(last.text())))) / 2;
      if (similarity >= least) {
        similar.add(
            new SimilarQuestion(
                Interaction.builder(last.text(), Instant.EPOCH).id(last.id()).build(),
                Math.min(1, Math.max(0, similarity)),
                group.size()));
      }
    }
    similar.sort(Comparator.comparingDouble(SimilarQuestion::similarity).reversed());
    return similar.subList(0, Math.min(k, similar.size()));
  }

  /** Returns what is left of a vector in one byte per component. */
  private static float[] stored(float[] vector) {
    double largest = 0;
    for (float x : vector) {
      largest = Math.max(largest, Math.abs(x));
    }
    float[] stored = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      stored[i] = (float) Math.floor(vector[i] / largest * 127 + 0.5);
    }
    return stored;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      left += (double) a[i] * a[i];
      right += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(left * right);
  }
}
