package dev.ragged.memory.transfer;

import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as 36 characters. {@link UUID#fromString} reads much else as an id, too. */
final class Uuids {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /** Returns the id; throws {@link IllegalArgumentException} if {@code text} is none. */
  static UUID parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be an id such as 123e4567-e89b-12d3-a456-426614174000");
    }
    return UUID.fromString(text);
  }
}
