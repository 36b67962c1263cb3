package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.filter.Filter;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.StoredDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows from a child's messages what a store must hold after the child was killed: all that was
 * acknowledged, and of what was under way any part, but every document whole or not at all.
 */
final class CrashOracle {
  private final Map<Integer, Integer> acknowledged = new HashMap<>();
  private final Map<Integer, Set<Integer>> underWay = new HashMap<>();
  private long acknowledgements;

  /** Takes a message and returns whether it acknowledges something. */
  boolean take(String message) {
    String[] words = message.split(" ", -1);
    int number = Integer.parseInt(words[1]);
    int version = Integer.parseInt(words[2]);
    if (words[0].equals("begin")) {
      underWay.computeIfAbsent(number, n -> new HashSet<>()).add(version);
      return false;
    }
    acknowledged.put(number, version);
    underWay.remove(number);
    acknowledgements++;
    return true;
  }

  long acknowledgements() {
    return acknowledgements;
  }

  /** Compares the store with what it must hold, and takes what it holds for the truth from now. */
  void check(Ragged ragged) {
    assertThat(ragged.check().problems()).isEmpty();
    assertThat(ragged.health().problems()).isEmpty();
    Map<String, StoredDocument> listed;
    try (Stream<StoredDocument> documents = ragged.list()) {
      listed = documents.collect(Collectors.toMap(stored -> stored.key().id(), stored -> stored));
    }
    int chunks = 0;
    for (int number = 0; number < CrashDocuments.COUNT; number++) {
      chunks += check(ragged, number, listed.remove(CrashDocuments.id(number)));
    }
    assertThat(listed).isEmpty();
    var corpus = ragged.statistics().corpus();
    assertThat(corpus.chunks()).isEqualTo(chunks);
    assertThat(corpus.index().vectors()).as("vectors in the index").isEqualTo(chunks);
    underWay.clear();
  }

  private int check(
      Ragged ragged, int number, @org.jspecify.annotations.Nullable StoredDocument listed) {
    Optional<Document> found = ragged.get(CrashDocuments.id(number));
    int version = found.map(CrashOracle::version).orElse(0);
    Set<Integer> allowed = new HashSet<>(underWay.getOrDefault(number, Set.of()));
    allowed.add(acknowledged.getOrDefault(number, 0));
    assertThat(allowed).as("version of document %s", number).contains(version);
    acknowledged.put(number, version);
    if (listed == null) {
      assertThat(found).isEmpty();
      return 0;
    }
    assertThat(found).contains(CrashDocuments.document(number, version));
    String word = CrashDocuments.word(number, version);
    assertThat(hits(ragged, word, SearchMode.LEXICAL, Filter.exists("version")))
        .as("chunks with %s", word)
        .hasSize(listed.chunks())
        .allSatisfy(hit -> assertThat(hit.documentId()).isEqualTo(CrashDocuments.id(number)));
    assertThat(hits(ragged, word, SearchMode.VECTOR, Filter.eq("version", version)))
        .filteredOn(hit -> hit.documentId().equals(CrashDocuments.id(number)))
        .hasSize(listed.chunks())
        .allSatisfy(hit -> assertThat(hit.text()).contains(word));
    return listed.chunks();
  }

  private static int version(Document document) {
    return ((Long) document.metadata().get("version").orElseThrow()).intValue();
  }

  private static List<Hit> hits(Ragged ragged, String text, SearchMode mode, Filter filter) {
    return ragged
        .search(SearchRequest.builder(text).mode(mode).filter(filter).k(10_000).build())
        .hits();
  }
}
