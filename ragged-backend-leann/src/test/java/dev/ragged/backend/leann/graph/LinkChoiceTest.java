package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkChoiceTest {
  private static final SampleRows ROWS = SampleRows.mostlyDuplicates(2_000, 3);

  /** The rule as the paper has it: candidate by candidate, against all chosen ones. */
  private static List<Integer> expected(int node, int[] candidates, int limit) {
    float[] closeness = ROWS.closeness(ROWS.row(node));
    List<Integer> chosen = new ArrayList<>();
    int[] sorted =
        Arrays.stream(candidates)
            .mapToLong(candidate -> Candidate.of(candidate, closeness[candidate]))
            .sorted()
            .mapToInt(Candidate::node)
            .toArray();
    for (int candidate : sorted) {
      float[] between = ROWS.closeness(ROWS.row(candidate));
      boolean shadowed = chosen.stream().anyMatch(other -> between[other] >= closeness[candidate]);
      if (!shadowed && chosen.size() < limit) {
        chosen.add(candidate);
      }
    }
    return chosen;
  }

  private static List<Integer> chosen(LinkChoice choice) {
    List<Integer> nodes = new ArrayList<>();
    for (int i = 0; i < choice.size(); i++) {
      nodes.add(choice.node(i));
    }
    return nodes;
  }

  @Test
  void choose_randomCandidates_followsTheRule() {
    Random random = new Random(5);
    LinkChoice choice = new LinkChoice(ROWS.flat().comparer());
    for (int round = 0; round < 50; round++) {
      int node = random.nextInt(ROWS.size());
      int[] candidates =
          random.ints(150, 0, ROWS.size()).distinct().filter(i -> i != node).toArray();
      float[] closeness = ROWS.closeness(ROWS.row(node));
      int limit = 1 + random.nextInt(12);
      choice.clear();
      for (int candidate : candidates) {
        choice.add(candidate, closeness[candidate]);
      }
      choice.choose(limit);
      assertThat(chosen(choice)).as("round=%d", round).isEqualTo(expected(node, candidates, limit));
    }
  }

  @Test
  void choose_withSomeChosenBefore_isTheSameAsFromScratch() {
    Random random = new Random(6);
    LinkChoice choice = new LinkChoice(ROWS.flat().comparer());
    for (int round = 0; round < 50; round++) {
      int node = random.nextInt(ROWS.size());
      float[] closeness = ROWS.closeness(ROWS.row(node));
      int[] first = random.ints(60, 0, 1_000).distinct().filter(i -> i != node).toArray();
      List<Integer> before = expected(node, first, 20);
      int[] added = random.ints(30, 1_000, 2_000).distinct().filter(i -> i != node).toArray();
      choice.clear();
      List<Integer> all = new ArrayList<>(before);
      for (int candidate : before) {
        choice.addChosen(candidate, closeness[candidate]);
      }
      for (int candidate : added) {
        choice.add(candidate, closeness[candidate]);
        all.add(candidate);
      }
      choice.choose(16);
      int[] candidates = all.stream().mapToInt(i -> i).toArray();
      assertThat(chosen(choice)).as("round=%d", round).isEqualTo(expected(node, candidates, 16));
    }
  }
}
