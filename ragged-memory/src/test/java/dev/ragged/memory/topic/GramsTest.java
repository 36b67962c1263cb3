package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GramsTest {
  @Test
  void add_randomKeys_isAMap() {
    long seed = new Random().nextLong();
    System.out.println("GramsTest seed " + seed);
    Random random = new Random(seed);
    int[] ids = random.ints(20_000, 0, 40).toArray();
    Grams grams = new Grams(0);
    Map<List<Integer>, Integer> oracle = new HashMap<>();
    for (int i = 0; i + 3 < ids.length; i++) {
      int length = 1 + random.nextInt(Grams.MAX_WORDS);
      List<Integer> words = Arrays.stream(ids, i, i + length).boxed().collect(Collectors.toList());
      long key = Grams.key(ids, i, length);
      Integer known = oracle.get(words);
      assertThat(grams.find(key)).isEqualTo(known == null ? -1 : known);
      oracle.putIfAbsent(words, oracle.size());
      assertThat(grams.add(key)).isEqualTo(oracle.get(words));
      assertThat(grams.size()).isEqualTo(oracle.size());
    }
  }

  @Test
  void key_largestIds_isPositive() {
    int largest = WordScanner.MAX_TEXT;
    assertThat(Grams.key(new int[] {largest, largest, largest}, 0, 3)).isPositive();
  }
}
