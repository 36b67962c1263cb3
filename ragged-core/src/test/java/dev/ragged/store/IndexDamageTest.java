package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the index's files, the store answers right: it builds the index again. */
class IndexDamageTest {
  @TempDir Path temp;

  private final FaultyEmbedder embedder = new FaultyEmbedder("test", SampleStore.DIMENSION);
  private Path store = Path.of("");
  private Map<String, byte[]> files = Map.of();
  private Map<String, Object> answers = Map.of();

  @BeforeEach
  void fill() throws IOException {
    store = temp.resolve("store");
    files = fill(store);
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      answers = SampleStore.answers(ragged);
    }
  }

  private Map<String, byte[]> fill(Path directory) throws IOException {
    try (Ragged ragged = SampleStore.open(directory, embedder)) {
      SampleStore.fill(ragged, directory.resolveSibling(directory.getFileName() + "-scratch"));
    }
    return SampleStore.files(directory);
  }

  private static String indexFile(Map<String, byte[]> files) {
    List<String> names = files.keySet().stream().filter(name -> name.startsWith("index/")).toList();
    assertThat(names).hasSize(1);
    return names.get(0);
  }

  /** Opens the store with a changed index file; expects every vector to be made anew. */
  private void requireRebuilt(UnaryOperator<byte[]> change) throws IOException {
    Map<String, byte[]> damaged = new TreeMap<>(files);
    damaged.computeIfPresent(indexFile(files), (name, bytes) -> change.apply(bytes.clone()));
    SampleStore.restore(store, damaged);
    int embedded = embedder.documents();
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      assertThat(embedder.documents()).as("texts embedded again").isGreaterThan(embedded);
      assertThat(SampleStore.answers(ragged)).isEqualTo(answers);
      assertThat(ragged.check().problems()).isEmpty();
    }
    embedded = embedder.documents();
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      assertThat(embedder.documents()).as("the new index was saved").isEqualTo(embedded);
      assertThat(SampleStore.answers(ragged)).isEqualTo(answers);
    }
  }

  @Test
  void open_undamagedIndex_embedsNothing() throws IOException {
    int embedded = embedder.documents();
    SampleStore.restore(store, files);
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      assertThat(embedder.documents()).isEqualTo(embedded);
      assertThat(SampleStore.answers(ragged)).isEqualTo(answers);
    }
  }

  @Test
  void open_bitFlippedInIndexFile_rebuilds() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      requireRebuilt(
          bytes -> {
            int position = random.nextInt(bytes.length);
            bytes[position] = (byte) (bytes[position] ^ 1 << random.nextInt(8));
            return bytes;
          });
    }
  }

  @Test
  void open_truncatedIndexFile_rebuilds() throws IOException {
    requireRebuilt(bytes -> new byte[0]);
    requireRebuilt(bytes -> Arrays.copyOf(bytes, bytes.length / 2));
    requireRebuilt(bytes -> Arrays.copyOf(bytes, bytes.length - 1));
  }

  @Test
  void open_foreignIndexFile_rebuilds() throws IOException {
    requireRebuilt(
        bytes -> "no index at all".repeat(50).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    Map<String, byte[]> other = fill(temp.resolve("other"));
    byte[] foreign = other.getOrDefault(indexFile(other), new byte[0]);
    requireRebuilt(bytes -> foreign);
  }

  @Test
  void open_missingIndexFileOrFolder_rebuilds() throws IOException {
    Map<String, byte[]> without = new TreeMap<>(files);
    without.remove(indexFile(files));
    SampleStore.restore(store, without);
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      assertThat(SampleStore.answers(ragged)).isEqualTo(answers);
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void search_olderDatabaseBesideNewerIndex_answersFromTheOlderLineage() throws IOException {
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      for (int i = 0; i < 10; i++) {
        ragged.ingest(Document.of("abandoned" + i, "this text about zebras is given up " + i));
      }
      ragged.backup(temp.resolve("newer"));
    }
    Map<String, byte[]> mixed = new TreeMap<>(SampleStore.files(store));
    mixed.put("ragged.db", files.getOrDefault("ragged.db", new byte[0]));
    SampleStore.restore(store, mixed);
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      assertThat(SampleStore.answers(ragged)).isEqualTo(answers);
      // These take the ordinals that the abandoned ones had.
      for (int i = 0; i < 10; i++) {
        ragged.ingest(Document.of("fresh" + i, "an entirely different text on lighthouses " + i));
      }
      for (int i = 0; i < 10; i++) {
        String text = "an entirely different text on lighthouses " + i;
        var best =
            ragged
                .search(SearchRequest.builder(text).mode(SearchMode.VECTOR).k(1).build())
                .hits()
                .get(0);
        assertThat(best.documentId()).startsWith("fresh");
        assertThat(best.score()).isGreaterThan(0.999);
      }
      assertThat(ragged.check().problems()).isEmpty();
    }
    try (Ragged ragged = SampleStore.open(store, embedder)) {
      var corpus = ragged.statistics().corpus();
      assertThat((long) corpus.index().vectors()).isEqualTo(corpus.chunks());
      assertThat(ragged.check().problems()).isEmpty();
    }
  }
}
