package dev.ragged.memory.topic;

/** What each word of a text may be part of. Filled by {@link Grammar}. */
final class Roles {
  /** No topic; ends a phrase. */
  static final byte STOP = 0;

  /** Begins a phrase, but is none alone and ends none. */
  static final byte LEADING = 1;

  /** Stands within a phrase only, such as the D of vitamin D deficiency. */
  static final byte INNER = 2;

  /** Good in a phrase, weak alone. */
  static final byte PARTNER = 3;

  /** Good in a phrase and alone. */
  static final byte PLAIN = 4;

  /** A topic that enters no phrase. */
  static final byte ALONE = 5;

  private final byte[] roles;
  private final boolean[] breaks;
  private final Language language;

  Roles(int size, Language language) {
    this.roles = new byte[size];
    this.breaks = new boolean[size];
    this.language = language;
  }

  byte role(int word) {
    return roles[word];
  }

  void set(int word, byte role) {
    roles[word] = role;
  }

  boolean isStop(int word) {
    return roles[word] == STOP;
  }

  /** Whether a phrase must not reach from the word before to this one. */
  boolean breaksBefore(int word) {
    return breaks[word];
  }

  void breakBefore(int word) {
    breaks[word] = true;
  }

  Language language() {
    return language;
  }

  /** Returns how many words can be part of a topic. */
  int content() {
    int content = 0;
    for (byte role : roles) {
      content += role == STOP ? 0 : 1;
    }
    return content;
  }
}
