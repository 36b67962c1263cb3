package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.PersonaId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name and a word of each of some personas, at most 26, which nobody else may ever be shown, and
 * what was seen to show them to whom they belong. Thread-safe.
 */
final class Canaries {
  private static final Pattern ANY = Pattern.compile("(?i)(canary|persona)([a-z])x");

  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  /** Returns the word. */
  static String word(int persona) {
    return "canary" + letter(persona) + "x";
  }

  /** Returns the name. */
  static PersonaId persona(int persona) {
    return PersonaId.of("persona" + letter(persona) + "x");
  }

  private static char letter(int persona) {
    return (char) ('a' + persona);
  }

  /** Checks that {@code result} names no other persona and has no other's word. */
  void scan(int persona, String kind, Object result) {
    String text = result.toString();
    Matcher matcher = ANY.matcher(text);
    long own = 0;
    while (matcher.find()) {
      assertThat(matcher.group(2).toLowerCase(Locale.ROOT))
          .as("whose is \"%s\" in %s of %s: %s", matcher.group(), kind, persona(persona), text)
          .isEqualTo(String.valueOf(letter(persona)));
      own += matcher.group(1).equalsIgnoreCase("canary") ? 1 : 0;
    }
    seen.merge(kind, own, Long::sum);
  }

  /** Checks that {@code result} has nobody's word. */
  static void scanOfNobody(Object result) {
    assertThat(result.toString()).doesNotContainPattern(ANY);
  }

  /** Checks that each of {@code kinds} was seen to show a persona its own word. */
  void requireSeen(Collection<String> kinds) {
    assertThat(kinds).allMatch(kind -> seen.getOrDefault(kind, 0L) > 0, "shows anything: " + seen);
  }
}
