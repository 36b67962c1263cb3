package dev.ragged.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FvecsTest {
  @TempDir Path folder;

  @Test
  void floats_rowsOfOneLength_areReadInOrder() throws IOException {
    Path file = file(2, Float.floatToIntBits(1.5f), Float.floatToIntBits(-2f), 2, 0, 0);

    assertThat(Fvecs.floats(file)).isDeepEqualTo(new float[][] {{1.5f, -2f}, {0f, 0f}});
  }

  @Test
  void ints_rowsOfOneLength_areReadInOrder() throws IOException {
    assertThat(Fvecs.ints(file(1, 7, 1, -7))).isDeepEqualTo(new int[][] {{7}, {-7}});
  }

  @Test
  void floats_notFinite_namesFileAndRow() throws IOException {
    Path file = file(1, 0, 1, Float.floatToIntBits(Float.NaN));

    assertThatThrownBy(() -> Fvecs.floats(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("row=1")
        .hasMessageContaining(file.toString());
  }

  @Test
  void ints_hugeDimension_isRefusedBeforeAnythingIsAllocated() throws IOException {
    Path file = file(Integer.MAX_VALUE, 0);

    assertThatThrownBy(() -> Fvecs.ints(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("found=" + Integer.MAX_VALUE);
  }

  @Test
  void ints_partOfARowAtTheEnd_isRefused() throws IOException {
    Path file = file(2, 1, 2, 2, 1);

    assertThatThrownBy(() -> Fvecs.ints(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("size=20, row=12");
  }

  @Test
  void ints_rowOfAnotherLength_namesItsOffset() throws IOException {
    Path file = file(1, 5, 2, 5);

    assertThatThrownBy(() -> Fvecs.ints(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("offset=8, expected=1, found=2");
  }

  @Test
  void ints_emptyFile_isRefused() throws IOException {
    Path file = file();

    assertThatThrownBy(() -> Fvecs.ints(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("size=0");
  }

  private Path file(int... words) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      bytes.putInt(word);
    }
    return Files.write(folder.resolve("rows.vecs"), bytes.array());
  }
}
