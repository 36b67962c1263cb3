package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TopicMatcherTest {
  private static final long SEED = Long.getLong("ragged.test.seed", 20261127);

  private static final List<String> PIECES =
      List.of(
          "backup",
          "Backups",
          "restore",
          "U.S.",
          "US",
          "APIs",
          "API",
          "C++",
          "C#",
          ".NET",
          "TCP/IP",
          "l'eau",
          "l\u2019eau",
          "full-text",
          "full\u2010text",
          "children",
          "child",
          "analyses",
          "analysis",
          "München",
          "mu\u0308nchen",
          "数据库",
          "数据",
          "データ",
          "ｶﾅ",
          "\uFA10",
          "\uD83D\uDE00",
          "\uD800",
          "mail@example.org",
          "https://example.org/backup",
          "max_connections",
          "3.14",
          "search",
          "SEARCH",
          "engine",
          "search engine",
          "x".repeat(70),
          "e\u0301te\u0301s",
          "\u00AD",
          "don't",
          "boss's");
  private static final List<String> JOINTS =
      List.of(" ", " ", " ", "  ", "\n", ". ", ", ", "", "-", "/", "\r\n\r\n");

  private static String text(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(JOINTS.get(random.nextInt(JOINTS.size())));
    }
    return text.toString();
  }

  private static Set<String> topics(Random random) {
    TopicExtractor extractor = new TopicExtractor(TopicOptions.DEFAULT);
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      extractor.topics(text(random, 6)).forEach(topic -> names.add(topic.name()));
    }
    return names;
  }

  @Test
  void count_withKeptWords_isAsWithout() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    // Room for a few texts, so that words are found, and read again.
    PassageWords words = new PassageWords(20_000);
    Focus focus = Focus.of(Map.of("databases", List.of("数据库", "search engine", "SQL")));
    int found = 0;
    for (int round = 0; round < 200; round++) {
      Set<String> topics = topics(random);
      TopicMatcher plain = TopicMatcher.of(topics, focus);
      if (round % 50 == 49) {
        words.forget();
      }
      for (int i = 0; i < 20; i++) {
        String text = text(random, random.nextInt(60));
        Map<String, Integer> expected = plain.count(text);
        assertThat(plain.count(text, words.begin()))
            .as("round %d, text %s", round, text)
            .isEqualTo(expected);
        found += expected.size();
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void count_keptWordsManyThreads_isAsWithout() throws Exception {
    Random random = new Random(SEED);
    Set<String> topics = topics(random);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // Numbers make more words than the memo has slots, so that threads overwrite one another.
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 100; word++) {
        text.append("word").append(random.nextInt(100_000)).append(' ').append(text(random, 1));
      }
      texts.add(text.toString());
    }
    TopicMatcher plain = TopicMatcher.of(topics, Focus.NONE);
    PassageWords words = new PassageWords(200_000);
    List<Map<String, Integer>> expected = texts.stream().map(plain::count).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> work =
          () -> {
            for (int round = 0; round < 20; round++) {
              for (int i = 0; i < texts.size(); i++) {
                assertThat(plain.count(texts.get(i), words.begin())).isEqualTo(expected.get(i));
              }
            }
            return null;
          };
      for (Future<Void> each : threads.invokeAll(List.of(work, work, work, work))) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void count_wholeWordsOnly_whateverCaseAndNumber() {
    TopicMatcher matcher = TopicMatcher.of(List.of("backup", "search engine"), Focus.NONE);
    assertThat(matcher.count("BACKUPS of a backup; backupper. Search engines, search. Engine"))
        .containsOnly(Map.entry("backup", 2), Map.entry("search engine", 1));
  }
}
