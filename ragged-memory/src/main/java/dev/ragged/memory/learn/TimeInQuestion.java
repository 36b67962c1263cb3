package dev.ragged.memory.learn;

import dev.ragged.filter.Filter;
import dev.ragged.memory.time.FoundPeriod;
import dev.ragged.memory.time.Period;
import dev.ragged.memory.time.TimeExpressions;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes words such as "last week" for the time of the documents, in place of words to look for:
 * those dated otherwise, or not at all, are left out. Thread-safe.
 *
 * <p>A document is dated by an instant, or by a day of the zone in the settings; then the day need
 * only have some time in common with the period.
 */
public final class TimeInQuestion implements RequestChange {
  private final TimeExpressions expressions;
  private final ZoneId zone;

  /** Creates one that understands words by {@code clock} and {@code settings}. */
  public TimeInQuestion(Clock clock, TimeSettings settings) {
    this.expressions = new TimeExpressions(clock, settings);
    this.zone = settings.zone();
  }

  @Override
  public SearchRequest apply(
      Subject subject, SearchRequest request, Personalization how, List<String> notes) {
    if (how.timeKey().isEmpty()) {
      return request;
    }
    String key = how.timeKey().get();
    return expressions
        .find(request.text())
        .map(
            found -> {
              notes.add(
                  "only documents whose \""
                      + key
                      + "\" is in "
                      + found.period()
                      + " were searched, since the question says \""
                      + found.expression()
                      + "\"");
              return limited(request, found, filter(key, found.period()));
            })
        .orElse(request);
  }

  private static SearchRequest limited(SearchRequest request, FoundPeriod found, Filter filter) {
    boolean more = found.rest().codePoints().anyMatch(Character::isLetterOrDigit);
    return new SearchRequest(
        more ? found.rest() : request.text(),
        request.k(),
        request.filter().map(given -> Filter.and(given, filter)).or(() -> Optional.of(filter)),
        request.minScore(),
        request.mode(),
        request.effort(),
        request.budget(),
        request.diversity(),
        request.explain());
  }

  private Filter filter(String key, Period period) {
    LocalDate first = day(period.from());
    // An instant is within a day; an empty period is within none.
    LocalDate behind = period.isEmpty() ? first : day(period.to().minusNanos(1)).plusDays(1);
    return Filter.or(
        within(key, period, period.from(), period.to()), within(key, period, first, behind));
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  private static Filter within(String key, Period period, Object from, Object to) {
    List<Filter> bounds = new ArrayList<>();
    if (!period.hasOpenStart()) {
      bounds.add(Filter.ge(key, from));
    }
    if (!period.hasOpenEnd() || bounds.isEmpty()) {
      bounds.add(Filter.lt(key, to));
    }
    return Filter.and(bounds.toArray(Filter[]::new));
  }
}
