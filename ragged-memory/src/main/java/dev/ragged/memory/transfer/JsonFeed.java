package dev.ragged.memory.transfer;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportLimits;
import dev.ragged.persona.Interaction;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of JSON that nobody vouches for, in UTF-8 and within limits, and the words for what is
 * wrong where they stand. One thread at a time.
 */
final class JsonFeed implements AutoCloseable {
  /** Reads tokens. */
  @FunctionalInterface
  interface Reading {
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

  JsonFeed(InputStream in) throws IOException {
    parser = FACTORY.createParser(reader(in));
  }

  private static Reader reader(InputStream in) throws IOException {
    InputStream bytes = new BufferedInputStream(in);
    bytes.mark(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(bytes.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      bytes.reset();
    }
    return new InputStreamReader(
        bytes,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  JsonParser parser() {
    return parser;
  }

  /** Runs {@code reading}; what the file makes fail is told as an {@link ImportException}. */
  void run(Reading reading) {
    try {
      reading.read();
    } catch (JsonProcessingException e) {
      // Its own message may quote the file.
      throw refusal("the file must be whole and well-formed JSON within the limits of imports", e);
    } catch (CharacterCodingException e) {
      throw refusal("the file must be in UTF-8", e);
    } catch (IOException e) {
      throw refusal("the file cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns the exception that says what does not hold at the present token. */
  ImportException refusal(String message, @Nullable Throwable cause) {
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

  /** Returns where the present token is, as a JSON pointer. */
  String place() {
    String place = parser.getParsingContext().pathAsPointer().toString();
    return place.length() <= MAX_PLACE ? place : place.substring(0, MAX_PLACE) + "...";
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
