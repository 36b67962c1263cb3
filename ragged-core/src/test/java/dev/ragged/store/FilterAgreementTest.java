package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.StoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the store selects by SQL is what {@link Filter#matches} says. System properties: {@code
 * ragged.test.filters} (default {@value #DEFAULT_FILTERS}), {@code ragged.test.seed} (printed).
 */
class FilterAgreementTest {
  private static final int DEFAULT_FILTERS = 2_500;
  private static final int DOCUMENTS = 60;

  private final Map<String, Metadata> documents = new HashMap<>();
  private final Map<String, Metadata> chunks = new HashMap<>();

  /** Cuts each document in two chunks with metadata of their own. */
  private Chunker chunker(RandomFilters random) {
    return new Chunker() {
      @Override
      public List<Chunk> chunk(Document document) {
        List<Chunk> result = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          synchronized (chunks) {
            Metadata own = random.metadata();
            chunks.put(document.id() + "#" + i, document.metadata().orElse(own));
            result.add(new Chunk(i, "words of " + document.id(), "", 0, 1, own));
          }
        }
        return result;
      }

      @Override
      public String fingerprint() {
        return "two";
      }
    };
  }

  private Ragged fill(Random seeded) {
    RandomFilters random = new RandomFilters(seeded);
    Ragged ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(LexicalEmbedder.create(16))
            .chunker(chunker(new RandomFilters(new Random(seeded.nextLong()))))
            .build();
    List<Document> batch = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      Metadata metadata = random.metadata();
      documents.put("doc" + i, metadata);
      batch.add(Document.builder("doc" + i).text("words of doc" + i).metadata(metadata).build());
    }
    assertThat(ragged.ingest(DocumentSource.of(batch)).chunks()).isEqualTo(2L * DOCUMENTS);
    return ragged;
  }

  private static Set<String> matching(Map<String, Metadata> all, Filter filter) {
    return all.entrySet().stream()
        .filter(entry -> filter.matches(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> listed(Ragged ragged, Filter filter) {
    try (Stream<StoredDocument> stream = ragged.list(filter)) {
      return stream.map(stored -> stored.key().id()).collect(Collectors.toSet());
    }
  }

  @Test
  void everyQuestion_randomFilter_agreesWithMatches() {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    int cases = Integer.getInteger("ragged.test.filters", DEFAULT_FILTERS);
    System.out.println("-Dragged.test.seed=" + seed);
    Random seeded = new Random(seed);
    try (Ragged ragged = fill(seeded)) {
      RandomFilters random = new RandomFilters(seeded);
      int some = 0;
      for (int i = 0; i < cases; i++) {
        Filter filter = random.filter(3);
        Set<String> expected = matching(documents, filter);
        assertThat(listed(ragged, filter)).as("list %s, seed %s", filter, seed).isEqualTo(expected);
        assertThat(ragged.count(filter)).as("count %s", filter).isEqualTo(expected.size());
        assertThat(hits(ragged, filter, i % 2 == 0 ? SearchMode.VECTOR : SearchMode.LEXICAL))
            .as("search %s, seed %s", filter, seed)
            .isEqualTo(matching(chunks, filter));
        some += expected.isEmpty() || expected.size() == DOCUMENTS ? 0 : 1;
      }
      assertThat(some).as("filters that select some, not all").isGreaterThan(cases / 4);
      assertThat(ragged.check().problems()).isEmpty();
      deleteAll(ragged, random, seed);
    }
  }

  private static Set<String> hits(Ragged ragged, Filter filter, SearchMode mode) {
    return ragged
        .search(
            SearchRequest.builder("words").mode(mode).filter(filter).k(Integer.MAX_VALUE).build())
        .hits()
        .stream()
        .map(Hit::chunkId)
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private void deleteAll(Ragged ragged, RandomFilters random, long seed) {
    for (int i = 0; i < 2_000 && !documents.isEmpty(); i++) {
      Filter filter = random.filter(1);
      Set<String> expected = matching(documents, filter);
      assertThat(ragged.delete(filter))
          .as("delete %s, seed %s", filter, seed)
          .isEqualTo(expected.size());
      documents.keySet().removeAll(expected);
      assertThat(ragged.count()).isEqualTo(documents.size());
    }
    assertThat(documents).isEmpty();
    assertThat(ragged.check().problems()).isEmpty();
  }

  @Test
  void in_asManyValuesAsAllowed_works() {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < Metadata.MAX_LIST_SIZE; i++) {
      values.add("v" + i);
    }
    try (Ragged ragged = fill(new Random(1))) {
      ragged.ingest(
          Document.builder("last").text("x").metadata(Metadata.of("list", "v999")).build());
      assertThat(ragged.count(Filter.in("list", values))).isEqualTo(1);
    }
  }

  @Test
  void filter_asManyConditionsAsAllowed_works() {
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < Filter.MAX_CONDITIONS; i++) {
      filters.add(Filter.eq("k" + i, i));
    }
    try (Ragged ragged = fill(new Random(1))) {
      ragged.ingest(Document.builder("last").text("x").metadata(Metadata.of("k999", 999)).build());
      assertThat(ragged.count(new Filter.Or(filters))).isEqualTo(1);
    }
  }
}
