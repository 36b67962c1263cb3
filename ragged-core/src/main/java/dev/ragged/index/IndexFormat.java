package dev.ragged.index;

import java.util.regex.Pattern;

/**
 * What the payload of an index file is, and which generation of it. Immutable.
 *
 * @param name what is in the file, for example {@code vectors}: 1 to 24 lower-case letters, digits
 *     and hyphens, beginning with a letter; also the beginning of the file's name
 * @param version generation of the payload's layout, at least 1; a reader refuses a higher one than
 *     its own
 */
public record IndexFormat(String name, int version) {
  static final int MAX_NAME_LENGTH = 24;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,23}");

  public IndexFormat {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "format name must be 1 to 24 lower-case letters, digits and hyphens: name=" + name);
    }
    if (version < 1) {
      throw new IllegalArgumentException("format version must be at least 1: version=" + version);
    }
  }
}
