package dev.ragged.memory.topic;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** Sums up what speaks for each word and phrase of one text. */
final class Candidates {
  private final Words words;
  private final Roles roles;
  private final WordIds ids;
  private final PhraseCutter cut;
  private final Grams grams;
  private double[] weights = new double[16];
  private int[] firstPieces = new int[16];
  private int[] flags = new int[16];
  private int[] counts = new int[16];

  private Candidates(Words words, Roles roles) {
    this.words = words;
    this.roles = roles;
    this.ids = new WordIds(words, roles);
    this.cut = new PhraseCutter(words, roles, ids);
    this.grams = new Grams(cut.size());
    for (int piece = 0; piece < cut.size(); piece++) {
      add(piece);
    }
    for (int piece = 0; piece < cut.size(); piece++) {
      addParts(piece);
    }
  }

  static Candidates of(Words words, Roles roles) {
    return new Candidates(words, roles);
  }

  private void add(int piece) {
    int start = cut.start(piece);
    int length = cut.length(piece);
    int index = grams.add(Grams.key(ids.ids(), start, length));
    if (index == weights.length) {
      grow();
    }
    if (counts[index]++ == 0) {
      firstPieces[index] = piece;
    } else if (start < cut.start(firstPieces[index])) {
      firstPieces[index] = piece;
    }
    boolean isGeneral = length == 1 && roles.role(start) == Roles.PARTNER;
    weights[index] +=
        occurrence(start)
            * (isGeneral ? Confidence.GENERAL : 1)
            * (isSubject(start) ? Confidence.SUBJECT : 1);
    for (int i = start; i < start + length; i++) {
      flags[index] |= words.flags(i);
    }
  }

  /** A word of a phrase that is there once counts in part, if the word is a topic elsewhere. */
  private void addParts(int piece) {
    int start = cut.start(piece);
    int length = cut.length(piece);
    if (length == 1 || counts[grams.find(Grams.key(ids.ids(), start, length))] > 1) {
      return;
    }
    for (int i = start; i < start + length; i++) {
      int word = grams.find(Grams.key(ids.ids(), i, 1));
      if (word >= 0) {
        weights[word] += Confidence.WITHIN_PHRASE * occurrence(i);
      }
    }
  }

  private boolean isSubject(int word) {
    int i = word;
    while (word - i < 3 && !words.is(i, Words.SENTENCE) && words.joins(i) && roles.isStop(i - 1)) {
      i--;
    }
    return words.isPassage() && words.is(i, Words.SENTENCE);
  }

  private double occurrence(int word) {
    return words.is(word, Words.HEADING) ? Confidence.IN_HEADING : Confidence.OCCURRENCE;
  }

  private void grow() {
    int size = weights.length * 2;
    weights = Arrays.copyOf(weights, size);
    firstPieces = Arrays.copyOf(firstPieces, size);
    flags = Arrays.copyOf(flags, size);
    counts = Arrays.copyOf(counts, size);
  }

  private int nouns(int start, int length) {
    int nouns = 0;
    for (int i = start; i < start + length; i++) {
      nouns += roles.role(i) >= Roles.PARTNER ? 1 : 0;
    }
    return nouns;
  }

  /** Gives each name with its confidence, if that is at least {@code minConfidence}. */
  void forEach(double minConfidence, BiConsumer<String, Double> consumer) {
    Confidence confidence = new Confidence(roles.content());
    for (int i = 0; i < grams.size(); i++) {
      int start = cut.start(firstPieces[i]);
      int length = cut.length(firstPieces[i]);
      double early = 1 - (double) start / words.size();
      double sure = confidence.of(weights[i], nouns(start, length), early, flags[i]);
      if (sure >= minConfidence) {
        consumer.accept(ids.name(start, length), sure);
      }
    }
  }
}
