package dev.ragged.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words what a file's name and encoding tell, as metadata. */
final class FileFacts {
  private FileFacts() {}

  /** Returns {@code extension}, if the name has one, and {@code charset}, if it is not UTF-8. */
  static Metadata of(RawFile file, Charset charset) {
    Map<String, Object> facts = new LinkedHashMap<>();
    String extension = Texts.wellFormed(file.extension());
    if (!extension.isEmpty()) {
      facts.put("extension", extension);
    }
    if (!charset.equals(StandardCharsets.UTF_8)) {
      facts.put("charset", charset.name());
    }
    return Metadata.copyOf(facts);
  }
}
