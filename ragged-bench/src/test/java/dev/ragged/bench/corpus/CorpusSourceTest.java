package dev.ragged.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusSourceTest {
  @TempDir Path folder;

  @Test
  void parse_spec_givesItBack() {
    for (String spec : List.of("generated", "folder:docs", "beir:b", "fvecs:v")) {
      assertThat(CorpusSource.parse(spec).spec()).isEqualTo(spec);
    }
  }

  @Test
  void parse_anythingElse_saysWhatIsAllowed() {
    for (String spec : List.of("", "folder", "folder:", "zip:x")) {
      assertThatThrownBy(() -> CorpusSource.parse(spec))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("folder:<path>")
          .hasMessageEndingWith("corpus=" + spec);
    }
  }

  @Test
  void load_folder_asksForWordsOfOneFile() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "the quick brown fox jumps over a lazy dog");
    Files.writeString(folder.resolve("b.txt"), "all human beings are born free and equal");
    TestCorpus corpus = CorpusSource.parse("folder:" + folder).load(10, 20, 1);
    assertThat(corpus.documents()).extracting(Document::id).containsExactly("a.txt", "b.txt");
    assertThat(corpus.questions())
        .hasSize(20)
        .allSatisfy(
            question ->
                assertThat(
                        corpus.documents().stream()
                            .filter(document -> question.relevant().containsKey(document.id()))
                            .map(Document::text))
                    .singleElement()
                    .asString()
                    .contains(question.text()));
    assertThat(corpus.datedDocuments())
        .allMatch(document -> document.metadata().get(TestCorpus.WRITTEN).isPresent());
  }

  @Test
  void load_missingFolder_namesIt() {
    assertThatThrownBy(() -> CorpusSource.parse("folder:" + folder.resolve("x")).load(10, 10, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("x").toString());
  }

  @Test
  void load_fvecs_looksVectorsUpByNumber() throws IOException {
    write("base.fvecs", new float[][] {{1, 0}, {0, 1}, {1, 1}});
    write("query.fvecs", new float[][] {{2, 3}});
    TestCorpus corpus = CorpusSource.parse("fvecs:" + folder).load(2, 10, 1);
    assertThat(corpus.documents()).hasSize(2);
    Embedder embedder = corpus.embedder().orElseThrow();
    List<float[]> vectors =
        embedder.embed(
            List.of(corpus.documents().get(1).text(), corpus.questions().get(0).text()),
            EmbeddingRole.DOCUMENT);
    assertThat(vectors.get(0)).containsExactly(0, 1);
    assertThat(vectors.get(1)).containsExactly(2, 3);
  }

  private void write(String name, float[][] rows) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      bytes.putInt(row.length);
      for (float x : row) {
        bytes.putFloat(x);
      }
    }
    byte[] written = new byte[bytes.position()];
    bytes.flip().get(written);
    Files.write(folder.resolve(name), written);
  }
}
