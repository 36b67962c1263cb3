package dev.ragged.bench.memory;

import dev.ragged.document.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A made-up world: documents about subjects, each with words of its own, and words that mean one
 * thing in one subject and another in the next one.
 */
final class PlantedWorld {
  /** Subjects. */
  static final int SUBJECTS = 20;

  private static final int WORDS = 30;
  private static final int SHARED = 8;
  private static final int GENERAL = 400;

  private final SplittableRandom random;
  private final Map<String, Integer> subjects = new HashMap<>();
  private final Map<String, List<String>> words = new HashMap<>();
  private final List<Document> documents = new ArrayList<>();

  PlantedWorld(long seed, int perSubject) {
    this.random = new SplittableRandom(seed);
    for (int subject = 0; subject < SUBJECTS; subject++) {
      for (int i = 0; i < perSubject; i++) {
        add(subject, "subject-" + subject + "/" + i);
      }
    }
  }

  private void add(int subject, String id) {
    List<String> text = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      double u = random.nextDouble();
      if (u < 0.25) {
        text.add(own(subject, skewed(WORDS)));
      } else if (u < 0.35) {
        // Half of a subject's ambiguous words it shares with the next, half with the one before.
        int with = random.nextBoolean() ? subject : (subject + SUBJECTS - 1) % SUBJECTS;
        text.add(shared(with, random.nextInt(SHARED)));
      } else {
        text.add(Questions.term(10_000 + skewed(GENERAL)));
      }
      if (i % 12 == 11) {
        text.set(i, text.get(i) + ".");
      }
    }
    subjects.put(id, subject);
    words.put(id, text.stream().map(word -> word.replace(".", "")).toList());
    documents.add(Document.of(id, String.join(" ", text)));
  }

  List<Document> documents() {
    return List.copyOf(documents);
  }

  /** Returns a word that only this subject uses. */
  static String own(int subject, int number) {
    return Questions.term(1_000 + subject * WORDS + number);
  }

  /** Returns a word that this subject and the next one use. */
  static String shared(int subject, int number) {
    return Questions.term(5_000 + subject * SHARED + number);
  }

  /**
   * Returns a question that somebody asks who cares about {@code subject}; every third speaks of
   * something general, too.
   */
  String question(int subject) {
    String text =
        "what is the " + own(subject, skewed(WORDS)) + " of the " + own(subject, skewed(WORDS));
    return random.nextInt(3) > 0
        ? text
        : text + " and the " + Questions.term(10_000 + skewed(GENERAL));
  }

  /** Returns an ambiguous word of {@code subject}. */
  String ambiguous(int subject) {
    int with = random.nextBoolean() ? subject : (subject + SUBJECTS - 1) % SUBJECTS;
    return shared(with, random.nextInt(SHARED));
  }

  /** Returns how good a document is for a word, meant as in {@code subject}: 0 to 2. */
  int gain(String document, String word, int subject) {
    if (!Integer.valueOf(subject).equals(subjects.get(document))) {
      return 0;
    }
    long count = words.getOrDefault(document, List.of()).stream().filter(word::equals).count();
    return count == 0 ? 0 : count == 1 ? 1 : 2;
  }

  private int skewed(int n) {
    double u = random.nextDouble();
    return (int) (n * u * u);
  }
}
