package dev.ragged.store;

import dev.ragged.error.StoreCorruptedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/** The text of a whole document, kept beside its chunks at about a third of its size. */
final class DeflatedText {
  private static final int MAX_BYTES_PER_CHAR = 3;

  private DeflatedText() {}

  static byte[] deflate(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 8192)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** Returns the text of {@code length} characters; never allocates more than that needs. */
  static String inflate(byte[] deflated, int length) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] bytes = new byte[Math.multiplyExact(length, MAX_BYTES_PER_CHAR)];
      int end = 0;
      while (!inflater.finished()) {
        int count = inflater.inflate(bytes, end, bytes.length - end);
        if (count == 0) {
          break;
        }
        end += count;
      }
      String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
      if (!inflater.finished() || text.length() != length) {
        throw new StoreCorruptedException(
            "a stored text has not the length it should have: length=" + length);
      }
      return text;
    } catch (DataFormatException e) {
      throw new StoreCorruptedException("a stored text cannot be unpacked", e);
    } finally {
      inflater.end();
    }
  }
}
