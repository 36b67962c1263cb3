package dev.ragged.document;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells binary files from text by their first bytes. */
final class BinaryContent {
  private static final int WINDOW = 8_192;

  /** Share of control bytes, in percent, that no text in a one-byte or UTF-8 encoding reaches. */
  private static final int MAX_CONTROL_PERCENT = 10;

  private static final Map<String, String> KINDS = new TreeMap<>();

  static {
    KINDS.put("25504446", "PDF");
    KINDS.put("504b0304", "ZIP or Office file");
    KINDS.put("504b0506", "ZIP file");
    KINDS.put("d0cf11e0", "Office file");
    KINDS.put("7f454c46", "ELF program");
    KINDS.put("cafebabe", "Java class or universal program");
    KINDS.put("89504e47", "PNG image");
    KINDS.put("47494638", "GIF image");
    KINDS.put("ffd8ff", "JPEG image");
    KINDS.put("1f8b", "gzip file");
    KINDS.put("425a68", "bzip2 file");
    KINDS.put("fd377a58", "xz file");
    KINDS.put("28b52ffd", "Zstandard file");
    KINDS.put("377abcaf", "7-Zip file");
    KINDS.put("52617221", "RAR file");
    KINDS.put("53514c69746520666f726d6174203300", "SQLite database");
    KINDS.put("4f676753", "Ogg media");
    KINDS.put("494433", "MP3 audio");
    KINDS.put("774f4632", "web font");
    KINDS.put("0000feff", "UTF-32 text");
    KINDS.put("fffe0000", "UTF-32 text");
  }

  private BinaryContent() {}

  /** Returns why {@code bytes} are not text, or empty if they look like text. */
  static Optional<String> reason(byte[] bytes) {
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      if (startsWith(bytes, kind.getKey())) {
        return Optional.of("binary file (" + kind.getValue() + ")");
      }
    }
    if (TextDecoder.hasUtf16Mark(bytes)) {
      return Optional.empty();
    }
    int window = Math.min(bytes.length, WINDOW);
    int controls = 0;
    for (int i = 0; i < window; i++) {
      if (bytes[i] == 0) {
        return Optional.of("binary file (NUL byte at offset " + i + ")");
      }
      controls += isControl(bytes[i]) ? 1 : 0;
    }
    return controls * 100L > (long) window * MAX_CONTROL_PERCENT
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "binary file (%d of the first %d bytes are control characters)",
                controls,
                window))
        : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, String magic) {
    int length = magic.length() / 2;
    if (bytes.length < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int expected = Integer.parseInt(magic, 2 * i, 2 * i + 2, 16);
      if ((bytes[i] & 0xFF) != expected) {
        return false;
      }
    }
    return true;
  }

  /** Terminal output keeps its escapes and backspaces, old files their form feeds. */
  private static boolean isControl(byte b) {
    return (b >= 0 && b < 0x20 && "\t\n\r\f\b\u001B".indexOf(b) < 0) || b == 0x7F;
  }
}
