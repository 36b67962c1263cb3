package dev.ragged.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes the bytes of a text file. A byte order mark decides; else the encoding that the file
 * names itself; else UTF-8 if the bytes are, but for a few damaged ones; else windows-1252, which
 * gives every byte a character.
 *
 * @param text the characters, without a byte order mark, NUL and unpaired surrogates
 * @param charset how they were encoded
 */
record TextDecoder(String text, Charset charset) {
  private static final Charset FALLBACK = Charset.forName("windows-1252");

  /** One damaged byte per ten sound characters outside ASCII still is damaged UTF-8. */
  private static final int SOUND_PER_DAMAGED = 10;

  static TextDecoder decode(byte[] bytes) {
    return decode(bytes, Optional.empty());
  }

  /** Decodes a file that says {@code declared} of its encoding. */
  static TextDecoder decode(byte[] bytes, Optional<Charset> declared) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (declared.isPresent()) {
      return decode(bytes, 0, declared.get());
    }
    try {
      CharBuffer strict =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return new TextDecoder(Texts.wellFormed(strict.toString()), StandardCharsets.UTF_8);
    } catch (CharacterCodingException malformed) {
      TextDecoder lenient = decode(bytes, 0, StandardCharsets.UTF_8);
      return lenient.isSound() ? lenient : decode(bytes, 0, FALLBACK);
    }
  }

  private static TextDecoder decode(byte[] bytes, int from, Charset charset) {
    String text = new String(bytes, from, bytes.length - from, charset);
    return new TextDecoder(Texts.wellFormed(text), charset);
  }

  private boolean isSound() {
    long damaged = text.chars().filter(c -> c == '\uFFFD').count();
    long foreign = text.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
    return foreign >= damaged * SOUND_PER_DAMAGED;
  }

  static boolean hasUtf16Mark(byte[] bytes) {
    return startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE);
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
