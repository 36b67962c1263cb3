package dev.ragged.memory.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluralsTest {
  @ParameterizedTest
  @CsvSource({
    "caches, cache",
    "databases, database",
    "queries, query",
    "movies, movie",
    "tomatoes, tomato",
    "shoes, shoe",
    "boxes, box",
    "branches, branch",
    "dishes, dish",
    "classes, class",
    "houses, house",
    "viruses, virus",
    "buses, bus",
    "analyses, analysis",
    "leaves, leaf",
    "indices, index",
    "children, child",
    "antibiotics, antibiotic",
    "pizzas, pizza",
    "videos, video",
    "apis, api",
    "landlord's, landlord",
    "cats, cat"
  })
  void singular_plural_isFolded(String plural, String singular) {
    assertThat(Plurals.singular(plural)).isEqualTo(singular);
    assertThat(Plurals.isPlural(plural)).isEqualTo(!plural.endsWith("'s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analysis", "class", "status", "news", "physics", "diabetes", "series", "species", "gas",
        "bias", "redis", "kubernetes", "postgres", "css", "dns", "haus", "symptômes", "lens",
        "chess", "basis", "paris", "bonus", "savings", "c++", "as", "s", ""
      })
  void singular_noPlural_stays(String word) {
    assertThat(Plurals.singular(word)).isEqualTo(word);
  }

  @Test
  void singular_everyListedWord_isFoldedOnce() {
    for (List<String> section : WordFile.read("plurals.txt").values()) {
      for (String word : section) {
        String once = Plurals.singular(word);
        assertThat(Plurals.singular(once)).as(word).isEqualTo(once);
      }
    }
  }

  @Test
  void singular_anyWord_isFoldedOnce() {
    long seed = new Random().nextLong();
    System.out.println("PluralsTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = random.nextInt(10); length >= 0; length--) {
        word.append("aeioushxzcyv's".charAt(random.nextInt(14)));
      }
      String once = Plurals.singular(word.toString());
      assertThat(Plurals.singular(once)).as(word.toString()).isEqualTo(once);
      assertThat(once).as(word.toString()).isNotEmpty();
    }
  }
}
