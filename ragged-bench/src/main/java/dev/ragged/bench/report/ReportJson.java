package dev.ragged.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;

/** Reports as JSON; {@code docs/formats.md} names the members. Thread-safe. */
public final class ReportJson {
  /** Rises when something old would be misread, not when a member is added. */
  static final int SCHEMA_VERSION = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private ReportJson() {}

  /** Returns a report as text. */
  public static String write(BenchmarkReport report) {
    try {
      return WRITER.writeValueAsString(ReportDocument.of(report)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report can always be written as JSON", e);
    }
  }

  /** Returns a report as a value that a larger JSON value can hold. */
  public static JsonNode tree(BenchmarkReport report) {
    return MAPPER.valueToTree(ReportDocument.of(report));
  }

  /**
   * Writes a report to a file, which appears, or takes the place of an older one, once it is
   * complete.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(BenchmarkReport report, Path file) throws IOException {
    WholeFile.write(file, write(report));
  }

  /**
   * Reads a report.
   *
   * @throws IOException if there is no such file, or it is not a report that this version reads;
   *     the message says what is wrong, and where
   */
  public static BenchmarkReport read(Path file) throws IOException {
    String text = WholeFile.read(file);
    try {
      JsonNode tree = MAPPER.readTree(text);
      int version = tree.path("schemaVersion").asInt(0);
      if (version != SCHEMA_VERSION) {
        throw new IOException(
            "a benchmark report must have the schemaVersion %d: file=%s, schemaVersion=%s"
                .formatted(SCHEMA_VERSION, file, tree.path("schemaVersion").asText("missing")));
      }
      return MAPPER.treeToValue(tree, ReportDocument.class).report();
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw new IOException("not a benchmark report: file=" + file + ": " + e.getMessage(), e);
    }
  }
}
