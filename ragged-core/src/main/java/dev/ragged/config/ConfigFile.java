package dev.ragged.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads configuration files, of which the ending says what is in them. */
final class ConfigFile {
  /** Far more than all settings take; a larger file is another one by mistake. */
  static final int MAX_BYTES = 256 << 10;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ConfigFile() {}

  /**
   * Returns what {@code file} says.
   *
   * @throws IllegalArgumentException if it is not there, too large, not UTF-8, or not what its name
   *     says
   */
  static List<Entry> read(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    EntryList entries = new EntryList(file.toString(), name);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    switch (ending) {
      case "yaml", "yml" -> new YamlReader(entries).read(text(file));
      case "properties" -> PropertiesReader.read(text(file), entries);
      default ->
          throw new IllegalArgumentException(
              "a configuration file's name must end in .yaml, .yml or .properties: file=" + file);
    }
    return entries.entries();
  }

  /** As {@link #read}, of properties whatever the file's name is. */
  static List<Entry> readProperties(Path file) {
    EntryList entries = new EntryList(file.toString(), String.valueOf(file.getFileName()));
    PropertiesReader.read(text(file), entries);
    return entries.entries();
  }

  private static String text(Path file) {
    // What is not a regular file, such as a pipe, may never end or never begin.
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no such configuration file: file=" + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException(
            "a configuration file must not be larger than "
                + MAX_BYTES
                + " bytes: file="
                + file
                + ", bytes="
                + Files.size(file));
      }
      return decode(bytes, file);
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration file cannot be read: file=" + file, e);
    }
  }

  private static String decode(byte[] bytes, Path file) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new IllegalArgumentException(
          "a configuration file must be in UTF-8: file="
              + file
              + " has another byte at offset="
              + in.position()
              + "; save it as UTF-8");
    }
    String text = out.flip().toString();
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }
}
