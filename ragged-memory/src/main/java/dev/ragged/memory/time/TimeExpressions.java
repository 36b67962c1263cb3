package dev.ragged.memory.time;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Understands English words for a time, such as {@code last week} or {@code since March 2025}: by
 * themselves ({@link #parse}), and within a question ({@link #find}). Immutable.
 *
 * <p>Days, weeks and hours are those of the zone in the {@link TimeSettings}; the zone of the clock
 * does not matter. Upper and lower case are the same, and so are a space and a dash between words:
 * {@code last-month}. A period that reaches up to now ends behind the present millisecond, so it
 * contains what was recorded in it.
 *
 * <table>
 * <caption>What words mean</caption>
 * <tr><th>words</th><th>mean</th></tr>
 * <tr><td>{@code today}, {@code yesterday}, {@code tomorrow}, {@code the day before yesterday}
 *     <td>that day, from midnight to midnight
 * <tr><td>{@code this week}, {@code last month}, {@code next quarter}, {@code previous year}
 *     <td>the whole week, month, quarter or year of the calendar: this one, the one before it, or
 *     the one behind it
 * <tr><td>{@code the week before last}, {@code the week of January 5}
 *     <td>the whole week, month, ... before the last one; the whole week around that day
 * <tr><td>{@code last 7 days}, {@code past 30 days}, {@code last two months}
 *     <td>as many days up to now: from the same time of day 7 calendar days before. This is 7 x 24
 *     hours unless clocks changed. {@code last 24 hours} is always 24 hours
 * <tr><td>{@code past week}, {@code the last week}, {@code last hour}
 *     <td>the last 7 days, the last 60 minutes: up to now, unlike {@code last week}
 * <tr><td>{@code next 7 days}, {@code the next week}<td>the same, from now on
 * <tr><td>{@code -30d}, {@code 90d}, {@code -24h}, {@code -1w}; {@code +2d}
 *     <td>last 30 days, last 90 days, ...; next 2 days. The units are s, min, h, d, w, mo, q, y
 * <tr><td>{@code recent}, {@code recently}, {@code lately}<td>the last 30 days
 * <tr><td>{@code 3 days ago}, {@code 2 weeks ago}, {@code a year ago}, {@code 2 months from now}
 *     <td>that whole day, week or year of the calendar, so {@code a week ago} is {@code last week}.
 *     As the end of a range, the day that many weeks or years away
 * <tr><td>{@code 3 hours ago}<td>that hour of the clock; as the end of a range, the moment
 * <tr><td>{@code Monday}, {@code last Monday}<td>the last Monday before today
 * <tr><td>{@code next Friday}<td>the first Friday after today
 * <tr><td>{@code this Friday}, {@code Friday last week}<td>the Friday of this week, of last week
 * <tr><td>{@code January}, {@code March 15}, {@code Q4}
 *     <td>the last one that has begun, whole even if it has not ended
 * <tr><td>{@code last January}<td>the last one that has ended
 * <tr><td>{@code this January}, {@code next January}
 *     <td>the one of this year; the first that begins after today
 * <tr><td>{@code March 2025}, {@code Q4-2025}, {@code 2025-Q4}, {@code 15 March 2025}, {@code March
 *     last year}, {@code 2025}<td>that month, quarter, day or year
 * <tr><td>{@code 2026-01-15}, {@code 2026-01}, {@code 2026-W03}<td>that day, month or week
 * <tr><td>{@code 2026-01-15T14:00}, {@code 2026-01-15T14:00:30Z}
 *     <td>that minute, second or millisecond, whichever is the last that is written; as the end of
 *     a range, the moment. Of a time that clocks show twice, the first, unless an offset is given
 * <tr><td>{@code this morning}, {@code yesterday afternoon}, {@code Monday evening}
 *     <td>that day's 00:00 to 12:00, 12:00 to 18:00, 18:00 to 24:00
 * <tr><td>{@code tonight}, {@code last night}
 *     <td>from 18:00, today or yesterday, to 06:00 of the next day
 * <tr><td>{@code now}<td>the present millisecond
 * <tr><td>{@code since X}<td>from the start of X up to now
 * <tr><td>{@code before X}, {@code after X}<td>all time before the start of X, from its end on
 * <tr><td>{@code until X}, {@code from X on}<td>all time up to the end of X, from its start on
 * <tr><td>{@code from X to Y}, {@code between X and Y}, {@code X to Y}, {@code X..Y}
 *     <td>from the start of X to the end of Y, both of them included. Where one of them does not
 *     say which it is, the other decides: {@code from January to March 2025}
 * </table>
 *
 * <p>A local time that clocks skip starts a period when they change. A day that a zone skipped is
 * an empty period. All is within the years 0001 to 9999.
 *
 * <p>Cost: time and memory grow with the length of the text, whatever is in it.
 */
public final class TimeExpressions {
  /** Longest expression that {@link #parse} accepts, in {@code char}s. */
  public static final int MAX_LENGTH = 200;

  private final Clock clock;
  private final LocalCalendar calendar;

  /**
   * @param clock says when now is, at each call
   * @param settings zone and first day of the week
   */
  public TimeExpressions(Clock clock, TimeSettings settings) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.calendar = new LocalCalendar(settings);
  }

  /**
   * Returns the period that {@code words} mean, all of them.
   *
   * @param words 1 to {@link #MAX_LENGTH} characters
   * @throws IllegalArgumentException if they are not understood, name a time that does not exist,
   *     such as February 29 of 2025, or lie outside of the years 0001 to 9999. The message quotes
   *     the words, says why, and lists what is understood
   */
  public Period parse(String words) {
    Objects.requireNonNull(words, "words");
    if (words.length() > MAX_LENGTH) {
      throw Refusals.of(words, "at most " + MAX_LENGTH + " characters, but has " + words.length());
    }
    Cursor cursor = new Cursor(Tokens.of(words));
    Period period = new Phrases(present(), false).read(cursor);
    if (period != null && cursor.atEnd()) {
      return period;
    }
    String reason = cursor.refusal();
    if (reason.isEmpty() && period != null) {
      reason = "nothing may follow " + Refusals.quoted(words.substring(0, cursor.end()));
    }
    throw Refusals.of(words, reason);
  }

  /**
   * Returns the first time that {@code text} names, with all the words that belong to it, if there
   * is one: {@code last week} in {@code what did I read about leann last week?}
   *
   * <p>Only words that clearly mean a time count, since a period that nobody meant hides what was
   * asked for. A preposition makes {@code in May}, {@code in 2025} and {@code in Q4} clear. Left
   * alone are:
   *
   * <ul>
   *   <li>bare years and counts: {@code 2025 documents}, {@code 90d}, {@code in 3 days}
   *   <li>words with another meaning: {@code may} and {@code march} without a preposition, {@code
   *       sat}, {@code now}, the {@code most recent}
   *   <li>estimates and what is not the time itself: {@code about a year ago}, {@code older than
   *       2025}, {@code except last week}, {@code by Friday}, {@code every Monday}
   *   <li>parts of names and paths: {@code 2026-01-15.log}
   *   <li>what {@link #parse} refuses, such as times that do not exist
   * </ul>
   *
   * <p>Times that are listed or compared, as in {@code in March and April} or {@code last week with
   * this week}, are covered by one period.
   *
   * @param text of any length and content
   */
  public Optional<FoundPeriod> find(String text) {
    Tokens tokens = Tokens.of(text);
    Cursor cursor = new Cursor(tokens);
    Phrases phrases = new Phrases(present(), true);
    for (int i = 0; i < tokens.size(); i++) {
      int start = tokens.start(i);
      if (!Surroundings.mayStart(text, start)) {
        continue;
      }
      cursor.moveTo(i);
      boolean denied = PrecedingWords.deny(cursor);
      Period period = phrases.read(cursor);
      if (period == null || !Surroundings.mayEnd(text, cursor.end())) {
        continue;
      }
      if (!denied) {
        return Optional.of(FoundPeriod.in(text, period, start, cursor.end()));
      }
      i = cursor.position() - 1;
    }
    return Optional.empty();
  }

  private Present present() {
    return new Present(clock.instant(), calendar);
  }
}
