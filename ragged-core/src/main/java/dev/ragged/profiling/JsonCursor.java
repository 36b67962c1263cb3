package dev.ragged.profiling;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON value by value, and says where it is not what it must be. One thread at a time.
 *
 * <p>Every method throws an {@link IllegalArgumentException} that names the place, as a JSON
 * pointer, where the text is not what the method reads.
 */
final class JsonCursor implements AutoCloseable {
  /** Reads a value. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;
  private final String what;

  /**
   * Creates one.
   *
   * @param what what is read, for messages
   */
  JsonCursor(InputStream in, String what) throws IOException {
    this.parser = FACTORY.createParser(in);
    this.what = what;
  }

  /** Returns what {@code reading} makes of the one value that all of the text is. */
  <T> T whole(Reading<T> reading) throws IOException {
    try {
      parser.nextToken();
      T value = reading.read();
      if (parser.nextToken() != null) {
        throw refusal("must end here", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw refusal("must be whole and well-formed JSON: " + e.getOriginalMessage(), e);
    }
  }

  void beginObject() {
    require(JsonToken.START_OBJECT, "an object");
  }

  /** Returns the name of the next member, at whose value it now is, or null behind the last. */
  @Nullable String nextMember() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  void beginArray() {
    require(JsonToken.START_ARRAY, "an array");
  }

  /** Moves to the next element; returns false behind the last. */
  boolean nextElement() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** Steps over a value. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  String text() throws IOException {
    require(JsonToken.VALUE_STRING, "a text");
    return parser.getText();
  }

  /** Reads an integer of at least 0. */
  long amount() throws IOException {
    long value = integer();
    if (value < 0) {
      throw refusal("must be at least 0: found " + value, null);
    }
    return value;
  }

  /** Reads an integer of at least 0, or null. */
  OptionalLong optionalAmount() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL
        ? OptionalLong.empty()
        : OptionalLong.of(amount());
  }

  long integer() throws IOException {
    require(JsonToken.VALUE_NUMBER_INT, "an integer");
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw refusal("must have at most 63 bits: found " + parser.getText(), null);
    }
    return parser.getLongValue();
  }

  /** Reads a number that a double can hold. */
  double number() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || !token.isNumeric()) {
      throw refusal("must be a number: found " + found(), null);
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw refusal("must be at most " + Double.MAX_VALUE + ": found " + parser.getText(), null);
    }
    return value;
  }

  /** Returns what {@code reading} returns; what it refuses is refused with the place. */
  <T> T checked(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refusal(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the value of a member of the object that was just read; it must be there. */
  <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw refusal("must have a member \"" + name + "\"", null);
    }
    return value;
  }

  private void require(JsonToken token, String kind) {
    if (parser.currentToken() != token) {
      throw refusal("must be " + kind + ": found " + found(), null);
    }
  }

  private String found() {
    JsonToken token = parser.currentToken();
    return token == null ? "the end" : token.toString();
  }

  /** Returns the exception that says what does not hold where the cursor is. */
  IllegalArgumentException refusal(String message, @Nullable Throwable cause) {
    String place = parser.getParsingContext().pathAsPointer().toString();
    return new IllegalArgumentException(
        what
            + ": "
            + (place.isEmpty() ? "the top" : place)
            + " in line "
            + parser.currentLocation().getLineNr()
            + " "
            + message,
        cause);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
