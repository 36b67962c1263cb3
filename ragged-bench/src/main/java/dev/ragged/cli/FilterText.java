package dev.ragged.cli;

import dev.ragged.filter.Filter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on metadata as it is typed: {@code year>=2020}, {@code tag=a,b}, {@code path~guide},
 * {@code draft}, which asks for the key alone. A value is a whole number, a number, {@code true} or
 * {@code false}, a date or a time in ISO 8601 if it looks like one, and otherwise text; in double
 * quotes it is always text.
 */
final class FilterText {
  private static final Pattern CONDITION =
      Pattern.compile(
          "(?<key>[^=!<>~]+?)\\s*(?:(?<operator>!=|<=|>=|==|=|<|>|~)\\s*(?<value>.*))?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+\\.\\d+(?:[eE][+-]?\\d+)?");

  /** What begins with one of these is an operator mistyped, unless it stands in quotes. */
  private static final String OPERATORS = "=!<>~";

  private static final Set<String> LISTED = Set.of("=", "==", "!=", "~");
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private FilterText() {}

  /**
   * Returns the condition that {@code text} states.
   *
   * @throws IllegalArgumentException if it states none
   */
  static Filter parse(String text) {
    Matcher matcher = matched(text);
    String key = matcher.group("key");
    String operator = matcher.group("operator");
    if (operator == null) {
      return Filter.exists(key);
    }
    String value = matcher.group("value");
    if (value.isEmpty()
        || OPERATORS.indexOf(value.charAt(0)) >= 0
        || (isList(value) && !LISTED.contains(operator))) {
      throw refusal(text);
    }
    return switch (operator) {
      case "<" -> Filter.lt(key, value(value));
      case "<=" -> Filter.le(key, value(value));
      case ">" -> Filter.gt(key, value(value));
      case ">=" -> Filter.ge(key, value(value));
      case "~" -> Filter.contains(key, unquoted(value));
      case "!=" -> isList(value) ? Filter.notIn(key, list(value)) : Filter.ne(key, value(value));
      default -> isList(value) ? Filter.in(key, list(value)) : Filter.eq(key, value(value));
    };
  }

  /** Returns the key of the condition that {@code text} states. */
  static String key(String text) {
    return matched(text).group("key");
  }

  /** Returns the condition that all of {@code texts}, at least one, are true. */
  static Filter all(List<String> texts) {
    List<Filter> filters = texts.stream().map(FilterText::parse).toList();
    return filters.size() == 1 ? filters.get(0) : Filter.and(filters.toArray(Filter[]::new));
  }

  private static Matcher matched(String text) {
    Matcher matcher = CONDITION.matcher(text.strip());
    if (!matcher.matches()) {
      throw refusal(text);
    }
    return matcher;
  }

  private static IllegalArgumentException refusal(String text) {
    return new IllegalArgumentException(
        "a filter must be like year>=2020, tag=a,b, lang!=en, path~guide, or draft for the key alone;"
            + " text that begins with an operator, or has a comma, stands in double quotes: filter=\""
            + text
            + "\"");
  }

  private static boolean isList(String value) {
    return value.contains(",") && !isQuoted(value);
  }

  private static List<Object> list(String value) {
    return Arrays.stream(COMMA.split(value, -1)).map(FilterText::value).toList();
  }

  private static Object value(String text) {
    if (isQuoted(text)) {
      return unquoted(text);
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (WHOLE.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    if (DECIMAL.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    return dateOrText(text);
  }

  private static Object dateOrText(String text) {
    try {
      return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static boolean isQuoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
  }

  private static String unquoted(String text) {
    return isQuoted(text) ? text.substring(1, text.length() - 1) : text;
  }
}
