package dev.ragged.memory.learn;

import dev.ragged.memory.fact.EffectiveFact;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.Validity;
import dev.ragged.memory.time.FoundPeriod;
import dev.ragged.memory.time.Period;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes words such as "when I was at Initech" for the time of the documents: that in which a fact
 * about the persona with this object holds, as is believed now. English only. Where no fact has
 * such an object, the words are left to the search. Thread-safe.
 */
public final class FactInQuestion implements RequestChange {
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\b(?:(?:when|while) i (?:was|(work|liv|stud)(?:ed|ied))(?: (?:at|in|with|for|on))?"
              + "|during my time (?:at|in|with|on)) (?:the )?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ARTICLE = Pattern.compile("^the ", Pattern.CASE_INSENSITIVE);

  private final FactReader facts;
  private final DatedDocuments documents;

  /** Creates one that looks facts up in {@code facts}; days are those of {@code settings}. */
  public FactInQuestion(FactReader facts, TimeSettings settings) {
    this.facts = Objects.requireNonNull(facts, "facts");
    this.documents = new DatedDocuments(settings.zone());
  }

  @Override
  public SearchRequest apply(
      Subject subject, SearchRequest request, Personalization how, List<String> notes) {
    if (how.timeKey().isEmpty()) {
      return request;
    }
    Matcher beginning = BEGINNING.matcher(request.text());
    if (!beginning.find()) {
      return request;
    }
    List<FoundPeriod> found = periods(subject, request.text(), beginning);
    return found.isEmpty()
        ? request
        : documents.limited(request, how.timeKey().get(), found, notes);
  }

  /**
   * Returns the times of the facts whose object stands behind {@code beginning}, the longest that
   * does. A verb must be that of the predicate; facts of all times say nothing.
   */
  private List<FoundPeriod> periods(Subject subject, String text, Matcher beginning) {
    int at = beginning.end();
    String verb = Objects.requireNonNullElse(beginning.group(1), "").toLowerCase(Locale.ROOT);
    int longest = 0;
    List<FoundPeriod> found = new ArrayList<>();
    for (EffectiveFact held : facts.index(subject).held()) {
      Fact fact = held.version().fact();
      String object = ARTICLE.matcher(fact.object()).replaceFirst("");
      int length = object.length();
      boolean fits =
          fact.subject().equals(Fact.SELF)
              && fact.predicate().toLowerCase(Locale.ROOT).contains(verb)
              && !held.held().equals(Validity.always());
      if (length < longest || !fits || !stands(object, text, at)) {
        continue;
      }
      if (length > longest) {
        found.clear();
        longest = length;
      }
      found.add(FoundPeriod.in(text, period(held.held()), beginning.start(), at + length));
    }
    return found;
  }

  private static boolean stands(String object, String text, int at) {
    int end = at + object.length();
    return !object.isEmpty()
        && text.regionMatches(true, at, object, 0, object.length())
        && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
  }

  private static Period period(Validity held) {
    Instant to = held.to().orElse(Period.LATEST);
    return new Period(within(held.from()), within(to));
  }

  private static Instant within(Instant time) {
    if (time.isBefore(Period.EARLIEST)) {
      return Period.EARLIEST;
    }
    return time.isAfter(Period.LATEST) ? Period.LATEST : time;
  }
}
