package dev.ragged.answer;

import dev.ragged.document.Prose;
import dev.ragged.document.TextRange;
import dev.ragged.retrieval.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders the sentences of passages by how much they say about a question. Deterministic. One thread
 * at a time.
 *
 * <p>A word of the question weighs ln(1 + N / n), where n of N passages have it (inverse document
 * frequency; Spärck Jones 1972), less if it is shorter than six letters, because the commonest
 * words of most languages are short. A sentence gets the sum of the weights of those it has, times
 * the share of the question's words that it has: passages were found by the question, so its topic
 * is in most of them and must not count for little. That is multiplied by the weight of its
 * passage, between 1 for the passage with the best score and one half for score 0.
 */
final class SentenceRanking {
  /** Longest quote, in {@code char}s; a longer sentence is cut between words. */
  static final int MAX_SENTENCE = 400;

  /** A sentence with less than this share of the best one's relevance is left out. */
  private static final double MIN_SHARE = 0.4;

  /** A sentence this like one that was chosen says nothing new. */
  private static final double MAX_LIKENESS = 0.8;

  private static final double FULL_WEIGHT_LENGTH = 6;

  private final Set<String> question;
  private final Map<String, Double> weights = new HashMap<>();

  private SentenceRanking(Set<String> question) {
    this.question = question;
  }

  /**
   * Returns the best sentences, best first, ties by rank of the passage and place in it; none if no
   * sentence has a word of the question. No two are nearly the same.
   */
  static List<Sentence> best(String question, List<Hit> passages, int limit) {
    SentenceRanking ranking = new SentenceRanking(Words.ofQuestion(question));
    ranking.weigh(passages);
    return choose(ranking.relevant(passages), limit);
  }

  private void weigh(List<Hit> passages) {
    Map<String, Integer> having = new HashMap<>();
    for (Hit passage : passages) {
      for (String word : Words.of(passage.text())) {
        if (question.contains(word)) {
          having.merge(word, 1, Integer::sum);
        }
      }
    }
    having.forEach(
        (word, n) -> {
          double length = Math.min(word.length() + 1, FULL_WEIGHT_LENGTH) / FULL_WEIGHT_LENGTH;
          weights.put(word, Math.log(1 + (double) passages.size() / n) * length);
        });
  }

  private List<Sentence> relevant(List<Hit> passages) {
    double best = passages.stream().mapToDouble(Hit::score).max().orElse(0);
    List<Sentence> relevant = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      Hit passage = passages.get(i);
      double weight = best > 0 ? (1 + passage.score() / best) / 2 : 1;
      for (TextRange range : Prose.sentences(passage.text(), MAX_SENTENCE)) {
        String text = range.of(passage.text());
        Set<String> words = Words.of(text);
        double relevance = weight * relevance(words);
        if (relevance > 0 && !isQuestion(text) && !CodeText.isCode(text)) {
          relevant.add(new Sentence(i + 1, range, words, relevance));
        }
      }
    }
    // The sort is stable, so ties stay in the order of rank and place.
    relevant.sort(Comparator.comparingDouble(Sentence::relevance).reversed());
    return relevant;
  }

  private double relevance(Set<String> words) {
    double sum = 0;
    int had = 0;
    // In the order of the question, so that the last bit does not depend on a hash.
    for (String word : question) {
      if (words.contains(word)) {
        sum += weights.getOrDefault(word, 0.0);
        had++;
      }
    }
    return had == 0 ? 0 : sum * had / question.size();
  }

  /** A question that a passage asks has the words of the one that was asked, and no answer. */
  private static boolean isQuestion(String text) {
    char last = text.charAt(text.length() - 1);
    return last == '?' || last == '？';
  }

  private static List<Sentence> choose(List<Sentence> relevant, int limit) {
    List<Sentence> chosen = new ArrayList<>();
    for (Sentence next : relevant) {
      if (chosen.size() == limit || next.relevance() < MIN_SHARE * relevant.get(0).relevance()) {
        break;
      }
      if (chosen.stream().allMatch(one -> one.likeness(next) < MAX_LIKENESS)) {
        chosen.add(next);
      }
    }
    return chosen;
  }
}
