package dev.ragged.config;

/** Makes foreign text fit for a message of one line. */
final class Shown {
  private static final int MAX_LENGTH = 120;

  private Shown() {}

  /** Returns {@code text}, cut if it is long, with a question mark for what cannot be printed. */
  static String text(String text) {
    String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    StringBuilder shown = new StringBuilder(head.length());
    head.chars().forEach(c -> shown.append(Character.isISOControl(c) ? '?' : (char) c));
    return shown.toString();
  }
}
