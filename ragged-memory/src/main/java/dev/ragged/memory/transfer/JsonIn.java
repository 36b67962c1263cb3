package dev.ragged.memory.transfer;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportLimits;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.persona.Interaction;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  private static final int MAX_PLACE = 300;

  /** Some editors put it before a text in UTF-8. */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // Both would keep names of the file in the heap, for the sake of speed.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ImportLimits.MAX_DEPTH)
                  .maxStringLength(Interaction.MAX_RESPONSE_LENGTH)
                  .build())
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(0).build())
          .build();

  private final JsonParser parser;
  private final Set<String> ignored = new TreeSet<>();

  /** Length of the texts that were read since {@link #beginEntry}. */
  private long entryLength;

  JsonIn(InputStream in) throws IOException {
    InputStream bytes = new BufferedInputStream(in);
    bytes.mark(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      bytes.reset();
    }
    parser =
        FACTORY.createParser(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  /**
   * Reads all of the file, which is one object.
   *
   * @throws ImportException if it is something else, or cannot be read
   */
  void root(Members members) {
    try {
      parser.nextToken();
      object(members);
      if (parser.nextToken() != null) {
        throw refusal("the file must end behind its object");
      }
    } catch (JsonProcessingException e) {
      // Its own message may quote the file.
      throw refusal("the file must be whole and well-formed JSON within the limits of imports", e);
    } catch (CharacterCodingException e) {
      throw refusal("the file must be in UTF-8", e);
    } catch (IOException e) {
      throw refusal("the file cannot be read: " + e.getMessage(), e);
    }
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
      if (members.read(name)) {
        known.add(name);
      } else {
        ignore();
      }
    }
  }

  private void ignore() throws IOException {
    if (ignored.size() < ImportSummary.MAX_IGNORED) {
      ignored.add(place().replaceAll("/[0-9]+(?=/|$)", "/*"));
    }
    skip();
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
    entryLength += text.length();
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
    return switch (token()) {
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        BigDecimal value = parser.getDecimalValue();
        boolean integer = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        yield checked(() -> MetadataJson.number(value, integer));
      }
      default -> text();
    };
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

  private JsonToken token() {
    JsonToken token = parser.currentToken();
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  long integer(long min, long max) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw refusal("must be an integer" + found());
    }
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
      throw refusal(String.valueOf(e.getMessage()), e);
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
    if (parser.currentToken() != token) {
      throw refusal("must be " + what + found());
    }
  }

  private String found() {
    JsonToken token = parser.currentToken();
    return ": found " + (token == null ? "the end of the file" : token);
  }

  /** Returns the exception that says what does not hold where the reader is. */
  ImportException refusal(String message) {
    return refusal(message, null);
  }

  private ImportException refusal(String message, @Nullable Throwable cause) {
    String place = place();
    return new ImportException(
        "this cannot be imported: "
            + message
            + "; at "
            + (place.isEmpty() ? "the top" : place)
            + ", line "
            + parser.currentLocation().getLineNr()
            + "; mend the file there, or export it anew",
        place,
        cause);
  }

  private String place() {
    String place = parser.getParsingContext().pathAsPointer().toString();
    return place.length() <= MAX_PLACE ? place : place.substring(0, MAX_PLACE) + "...";
  }

  /** Returns the places that meant nothing. */
  List<String> ignored() {
    return List.copyOf(ignored);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
