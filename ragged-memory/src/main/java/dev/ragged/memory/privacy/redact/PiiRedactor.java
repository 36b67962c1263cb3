package dev.ragged.memory.privacy.redact;

import dev.ragged.document.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces personal data in a text by markers, before the text is recorded. It goes by form: what
 * does not look like personal data is not found, and some of what does is not; so it makes records
 * less sensitive, not anonymous. When in doubt it replaces. Redacting a text that is redacted
 * changes nothing. Takes time in proportion to the text. Thread-safe.
 *
 * <p>Found are:
 *
 * <ul>
 *   <li>e-mail addresses, with Unicode in both parts;
 *   <li>IPv4 addresses, but no versions and section numbers, which are told by what is before them
 *       ({@code version 1.2.3.4}, {@code v1.2.3.4}, {@code lib-1.2.3.4}); IPv6 addresses with a
 *       decimal digit;
 *   <li>card numbers of 13 to 19 digits in the groups of cards, in other groups if no more numbers
 *       are beside them; the check digit must be right, and it must not be an ISBN;
 *   <li>social security numbers in groups of 3, 2 and 4, without those that are never given out;
 *   <li>telephone numbers: with {@code +}; with a leading 0 and in groups; of North America in
 *       groups of 3, 3 and 4, or 3 and 4 with a hyphen. Never a number without any punctuation;
 *   <li>the names that were listed, as whole words in any case.
 * </ul>
 */
public final class PiiRedactor {
  private static final int MAX_PASSES = 8;

  private final List<Finder> finders;
  private final AllowList allowed;

  private PiiRedactor(List<Finder> finders, AllowList allowed) {
    this.finders = List.copyOf(finders);
    this.allowed = allowed;
  }

  /** Returns a builder for all kinds that need no list. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns {@code text} with markers, and how many of which kind. */
  public Redaction redact(String text) {
    // A marker can set free its neighbor: in 555-1234-4111111111111111 the telephone number is part
    // of a longer row until the card is gone. So passes go on until one finds nothing, which also
    // makes redacting twice the same as once. Random rows of numbers take four passes at most. Only
    // a text made for it has a chain in which each marker sets free the next; what is left of that
    // goes as a whole, so that the time stays in proportion to the text.
    Map<PiiKind, Integer> counts = new EnumMap<>(PiiKind.class);
    String current = text;
    for (int i = 0; i < MAX_PASSES; i++) {
      Map<PiiKind, Integer> found = new EnumMap<>(PiiKind.class);
      current = pass(current, found);
      if (found.isEmpty()) {
        return new Redaction(current, counts);
      }
      found.forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
    }
    return new Redaction(new Pieces(current).map(piece -> whole(piece, counts)), counts);
  }

  private String pass(String text, Map<PiiKind, Integer> found) {
    Pieces pieces = new Pieces(text);
    for (Finder finder : finders) {
      int count = pieces.redact(finder, allowed);
      if (count > 0) {
        found.merge(finder.kind(), count, Integer::sum);
      }
    }
    return pieces.join();
  }

  /** Returns a piece between two markers as it is if nothing is found in it, else one marker. */
  private String whole(String piece, Map<PiiKind, Integer> counts) {
    Map<PiiKind, Integer> found = new EnumMap<>(PiiKind.class);
    pass(piece, found);
    if (found.isEmpty()) {
      return piece;
    }
    PiiKind kind = found.keySet().iterator().next();
    counts.merge(kind, 1, Integer::sum);
    return kind.marker();
  }

  /** Says what is replaced and what stays. Builder; not thread-safe. */
  public static final class Builder {
    private static final int MAX_NAME = 200;
    private static final int MAX_VALUE = 320; // longest e-mail address, RFC 3696, erratum 1690

    private Set<PiiKind> kinds = EnumSet.noneOf(PiiKind.class);
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> domains = new LinkedHashSet<>();

    private Builder() {}

    /**
     * Replaces only these kinds. Without this call: all, and {@link PiiKind#NAME} if names are
     * listed.
     */
    public Builder kinds(Collection<PiiKind> kinds) {
      if (kinds.isEmpty()) {
        throw new IllegalArgumentException(
            "kinds must not be empty: kinds=[]; to replace nothing, use no redactor");
      }
      this.kinds = EnumSet.copyOf(kinds);
      return this;
    }

    /**
     * Adds a name to replace.
     *
     * @param name one or more words, at most {@value #MAX_NAME} characters; found in any case, with
     *     any spaces, hyphens, apostrophes or full stops between its words
     */
    public Builder name(String name) {
      Texts.requireId(name, "name", MAX_NAME);
      if (name.codePoints().noneMatch(Character::isLetter)) {
        throw new IllegalArgumentException("name must have a letter: name=\"" + name + "\"");
      }
      names.add(name);
      return this;
    }

    /** Adds names, as {@link #name(String)} does. */
    public Builder names(Collection<String> names) {
      names.forEach(this::name);
      return this;
    }

    /**
     * Keeps this value where it is found as a whole, in any case: {@code help@example.com}, {@code
     * 127.0.0.1}, or a telephone number in the form in which it is written.
     */
    public Builder allow(String value) {
      values.add(Texts.requireId(value, "value", MAX_VALUE).strip());
      return this;
    }

    /**
     * Keeps e-mail addresses of this domain, in any case.
     *
     * @param domain for example {@code example.com}; those below it, such as {@code
     *     mail.example.com}, and its form in other letters ({@code xn--...}) are to be added apart
     */
    public Builder allowDomain(String domain) {
      Texts.requireId(domain, "domain", MAX_VALUE);
      if (domain.indexOf('@') >= 0
          || domain.indexOf('.') < 1
          || domain.codePoints().anyMatch(Character::isWhitespace)) {
        throw new IllegalArgumentException(
            "domain must be the part behind the @, such as example.com: domain=\"" + domain + "\"");
      }
      domains.add(domain);
      return this;
    }

    /** Returns the redactor. */
    public PiiRedactor build() {
      if (kinds.contains(PiiKind.NAME) && names.isEmpty()) {
        throw new IllegalArgumentException(
            "names must be listed to replace them: kinds=" + kinds + "; call names(...)");
      }
      if (!names.isEmpty() && !kinds.isEmpty() && !kinds.contains(PiiKind.NAME)) {
        throw new IllegalArgumentException(
            "kinds must contain NAME if names are listed: kinds=" + kinds);
      }
      return new PiiRedactor(finders(), new AllowList(values, domains));
    }

    private List<Finder> finders() {
      // Longer and surer forms first: an address may contain what looks like a number.
      List<Finder> finders = new ArrayList<>();
      finders.add(new EmailFinder());
      finders.add(new CardFinder(false));
      finders.add(new Ipv6Finder());
      finders.add(new Ipv4Finder());
      finders.add(new InternationalPhoneFinder());
      finders.add(new CardFinder(true));
      finders.add(new SsnFinder());
      finders.add(new NationalPhoneFinder());
      if (!kinds.isEmpty()) {
        finders.removeIf(finder -> !kinds.contains(finder.kind()));
      }
      if (!names.isEmpty()) {
        finders.add(new NameFinder(names));
      }
      return finders;
    }
  }
}
