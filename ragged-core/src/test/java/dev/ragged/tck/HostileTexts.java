package dev.ragged.tck;

import java.util.List;

/** Texts that break what joins, escapes, folds, cuts or looks up strings carelessly. */
public final class HostileTexts {
  /**
   * Texts that must be kept exactly, and of which no two are the same: quotes, separators, SQL,
   * paths, formats, escapes, look-alikes, normal forms, case, direction, joiners, four-byte
   * characters, ends of the code space.
   */
  public static final List<String> KEPT =
      List.of(
          "ana",
          "Ana",
          "ANA",
          "ana ",
          " ana",
          "ana  ",
          "\u0430na",
          "an\u0430",
          "a\u200Bna",
          "ana\u200D",
          "ana\u00AD",
          "\uFEFFana",
          "\u202Eana",
          "\u2067ana\u2069",
          "ａｎａ",
          "é",
          "e\u0301",
          "Å",
          "\u212B",
          "A\u030A",
          "ﬁ",
          "fi",
          "ß",
          "ss",
          "ẞ",
          "İ",
          "i̇",
          "ı",
          "I",
          "שלום",
          "مرحبا",
          "\uD83D\uDE00",
          "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
          "\uD83D\uDC68\uD83D\uDC69\uD83D\uDC67",
          "\uD800\uDC00",
          "\uDBFF\uDFFF",
          "\uFFFD",
          "\uFFFE",
          "\uFFFF",
          "?",
          "??",
          "*",
          "%",
          "_",
          "a|b",
          "a\\|b",
          "a#b",
          "a@b",
          "a#0@b",
          "%23",
          "%2523",
          "a:b",
          "a;b",
          "a,b",
          "a=b",
          "a/b",
          "a\\b",
          "../ana",
          "..",
          ".",
          "/etc/passwd",
          "C:\\CON",
          "file:///etc/passwd",
          "~",
          "$HOME",
          "`id`",
          "' OR 1=1 --",
          "'; DROP TABLE interaction; --",
          "\" OR \"\"=\"",
          "Robert'); DELETE FROM persona WHERE ('1'='1",
          "'",
          "''",
          "\"",
          "{\"query\":\"x\"}",
          "[]",
          "null",
          "true",
          "0",
          "-1",
          "1e309",
          "NaN",
          "%s%n%x",
          "${jndi:ldap://x}",
          "<script>alert(1)</script>",
          "&amp;",
          "\\u0000",
          "\\0",
          "default",
          "shared");

  /** Texts with what may stand in a text but not in a name. */
  public static final List<String> KEPT_IN_TEXTS =
      List.of(
          "line\nline",
          "line\r\nline",
          "tab\tbed",
          "\u0085next",
          "bell\u0007",
          "a\u2028b",
          "\u001B[2J");

  /** Texts that no string of a caller may be, with a word that the refusal must have. */
  public static final List<Refused> REFUSED =
      List.of(
          new Refused("", "blank"),
          new Refused(" \t\n", "blank"),
          new Refused("a\0b", "NUL"),
          new Refused("\0", "NUL"),
          new Refused("ab\uD800", "surrogate"),
          new Refused("\uDC00ab", "surrogate"),
          new Refused("a\uDC00\uD800b", "surrogate"));

  /** A text that is refused, and a word that says why. */
  public record Refused(String text, String why) {}

  private HostileTexts() {}
}
