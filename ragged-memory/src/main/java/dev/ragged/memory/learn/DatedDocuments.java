package dev.ragged.memory.learn;

import dev.ragged.filter.Filter;
import dev.ragged.memory.time.FoundPeriod;
import dev.ragged.memory.time.Period;
import dev.ragged.retrieval.SearchRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Limits a search to documents dated within periods; those dated otherwise, or not at all, are left
 * out.
 *
 * <p>A document is dated by an instant, or by a day of the zone; then the day need only have some
 * time in common with the period. One with several dates is taken for a span from the first to the
 * last.
 */
record DatedDocuments(ZoneId zone) {
  /**
   * Returns {@code request} limited to documents whose {@code key} is in one of the periods, all
   * found in the same words, without these words.
   *
   * @param periods at least one
   * @param notes gets a sentence about it
   */
  SearchRequest limited(
      SearchRequest request, String key, List<FoundPeriod> periods, List<String> notes) {
    notes.add(
        "only documents whose \""
            + key
            + "\" is in "
            + periods.stream()
                .map(found -> said(found.period()))
                .collect(Collectors.joining(" or "))
            + " were searched, since the question says \""
            + periods.get(0).expression()
            + "\"");
    Filter filter =
        Filter.or(
            periods.stream().map(found -> filter(key, found.period())).toArray(Filter[]::new));
    String rest = periods.get(0).rest();
    boolean more = rest.codePoints().anyMatch(Character::isLetterOrDigit);
    Filter both = request.filter().map(given -> Filter.and(given, filter)).orElse(filter);
    SearchRequest limited = request.toBuilder().filter(both).build();
    return more ? limited.withText(rest) : limited;
  }

  private static String said(Period period) {
    String from = period.hasOpenStart() ? "" : period.from().toString();
    return from + ".." + (period.hasOpenEnd() ? "" : period.to());
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
