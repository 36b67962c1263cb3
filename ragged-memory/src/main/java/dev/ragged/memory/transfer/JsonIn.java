package dev.ragged.memory.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object that nobody vouches for, value by value, and says where it is not what it
 * must be. One thread at a time.
 */
final class JsonIn implements AutoCloseable {
  /** Takes the members of an object. */
  @FunctionalInterface
  interface Members {
    /** Reads the value of a member; returns false, and reads nothing, if it means nothing. */
    boolean read(String name) throws IOException;
  }

  /** Takes the elements of an array. */
  @FunctionalInterface
  interface Elements {
    void read() throws IOException;
  }

  /** What a value of any kind counts beside its text, in characters. */
  private static final int VALUE_LENGTH = 32;

  private final JsonFeed feed;
  private final JsonParser parser;
  private final IgnoredPlaces ignored = new IgnoredPlaces();

  /** Length of the texts that were read since {@link #beginEntry}. */
  private long entryLength;

  JsonIn(InputStream in) throws IOException {
    feed = new JsonFeed(in);
    parser = feed.parser();
  }

  /**
   * Reads all of the file, which is one object.
   *
   * @throws ImportException if it is something else, or cannot be read
   */
  void root(Members members) {
    feed.run(
        () -> {
          parser.nextToken();
          object(members);
          if (parser.nextToken() != null) {
            throw refusal("the file must end behind its object");
          }
        });
  }

  /** Reads an object. A member that means nothing is noted and skipped. */
  void object(Members members) throws IOException {
    require(JsonToken.START_OBJECT, "an object");
    Set<String> known = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (known.contains(name)) {
        throw refusal("an object must have a member once");
      }
      count(VALUE_LENGTH);
      if (members.read(name)) {
        known.add(name);
      } else {
        ignored.add(feed.place());
        skip();
      }
    }
  }

  /** Reads an array of at most {@code max} elements. */
  void array(int max, Elements elements) throws IOException {
    require(JsonToken.START_ARRAY, "an array");
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      count++;
      if (count > max) {
        throw refusal("the array must have at most " + max + " elements");
      }
      count(VALUE_LENGTH);
      elements.read();
    }
  }

  /** Steps over a value that means nothing here; returns true. */
  boolean skip() throws IOException {
    parser.skipChildren();
    return true;
  }

  /** Begins to count how long the texts of one entry are together. */
  void beginEntry() {
    entryLength = 0;
  }

  String text() throws IOException {
    require(JsonToken.VALUE_STRING, "a text");
    String text = parser.getText();
    count(text);
    return text;
  }

  /** Counts a text, such as a name that is content. */
  void count(String text) {
    count(text.length());
  }

  private void count(int length) {
    entryLength += length;
    if (entryLength > ImportLimits.MAX_ENTRY_LENGTH) {
      throw refusal(
          "the texts of one entry must have at most "
              + ImportLimits.MAX_ENTRY_LENGTH
              + " characters together");
    }
  }

  /** Returns how long the texts of the present entry are together. */
  long entryLength() {
    return entryLength;
  }

  /** Returns what {@code reading} makes of a text; what it refuses is refused here. */
  <T> T text(Function<String, T> reading) throws IOException {
    String text = text();
    return checked(() -> reading.apply(text));
  }

  /** As {@link #text()}, or nothing for null. */
  Optional<String> optionalText() throws IOException {
    return isNull() ? Optional.empty() : Optional.of(text());
  }

  /** Reads a text, a number or a boolean, in the form in which metadata keeps it. */
  Object scalar() throws IOException {
    JsonToken token = parser.currentToken();
    if (token != null && token.isNumeric()) {
      BigDecimal value = number();
      return checked(() -> MetadataJson.number(value, token == JsonToken.VALUE_NUMBER_INT));
    }
    return token != null && token.isBoolean() ? parser.getBooleanValue() : text();
  }

  /** Reads the name of one of an enum's constants. */
  <E extends Enum<E>> E choice(Class<E> type) throws IOException {
    String name = text();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw refusal("must be one of " + List.of(type.getEnumConstants()));
  }

  boolean is(JsonToken token) {
    return parser.currentToken() == token;
  }

  boolean isNull() {
    return is(JsonToken.VALUE_NULL);
  }

  long integer(long min, long max) throws IOException {
    require(JsonToken.VALUE_NUMBER_INT, "an integer");
    BigDecimal value = parser.getDecimalValue();
    if (value.compareTo(BigDecimal.valueOf(min)) < 0
        || value.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw refusal("must be an integer from " + min + " to " + max);
    }
    return value.longValueExact();
  }

  BigDecimal number() throws IOException {
    if (parser.currentToken() == null || !parser.currentToken().isNumeric()) {
      throw refusal("must be a number" + found());
    }
    return parser.getDecimalValue();
  }

  /** Returns what {@code reading} returns; what it refuses is refused with the place. */
  <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw feed.refusal(String.valueOf(e.getMessage()), e);
    }
  }

  /** Gives on what was read; what {@code taking} refuses is refused with the place. */
  void take(Runnable taking) {
    var unused =
        checked(
            () -> {
              taking.run();
              return true;
            });
  }

  /** Returns the value of a member that must be there. */
  <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw refusal("the object must have a member \"" + name + "\"");
    }
    return value;
  }

  private void require(JsonToken token, String what) {
    if (!is(token)) {
      throw refusal("must be " + what + found());
    }
  }

  private String found() {
    JsonToken token = parser.currentToken();
    return ": found " + (token == null ? "the end of the file" : token);
  }

  /** Returns the exception that says what does not hold where the reader is. */
  ImportException refusal(String message) {
    return feed.refusal(message, null);
  }

  /** Returns the places that meant nothing. */
  IgnoredPlaces ignored() {
    return ignored;
  }

  @Override
  public void close() throws IOException {
    feed.close();
  }
}
