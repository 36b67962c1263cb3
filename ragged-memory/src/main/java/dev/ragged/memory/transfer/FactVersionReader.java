package dev.ragged.memory.transfer;

import dev.ragged.document.Metadata;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.RecordStamp;
import dev.ragged.memory.fact.Validity;
import dev.ragged.memory.fact.VersionKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one version of a fact. One thread at a time. */
final class FactVersionReader {
  /** Numbers in a file may be moved up; these are far from the last that there is. */
  private static final long MAX_SEQUENCE = 1L << 53;

  private final JsonIn in;
  private @Nullable Integer number;
  private @Nullable VersionKind kind;
  private @Nullable String object;
  private Optional<Instant> validFrom = Optional.empty();
  private Optional<Instant> validTo = Optional.empty();
  private double confidence = Fact.DEFAULT_CONFIDENCE;
  private Optional<String> source = Optional.empty();
  private @Nullable Instant recordedFrom;
  private Optional<Instant> recordedTo = Optional.empty();
  private @Nullable Long sequence;
  private Optional<String> reason = Optional.empty();
  private Metadata metadata = Metadata.empty();

  FactVersionReader(JsonIn in) {
    this.in = in;
  }

  /** Reads it; what every version must have is there then. */
  void read() throws IOException {
    in.object(this::member);
    Object[] unused = {
      in.required(number, ExportNames.VERSION),
      in.required(kind, ExportNames.KIND),
      in.required(object, ExportNames.OBJECT),
      in.required(recordedFrom, ExportNames.RECORDED_FROM),
      in.required(sequence, ExportNames.SEQUENCE)
    };
  }

  /** Returns it as a version of a fact. */
  FactVersion of(FactId fact, String subject, String predicate) {
    return new FactVersion(
        fact,
        in.required(number, ExportNames.VERSION),
        in.required(kind, ExportNames.KIND),
        new Fact(
            subject,
            predicate,
            in.required(object, ExportNames.OBJECT),
            new Validity(validFrom.orElse(Validity.EARLIEST), validTo),
            confidence,
            source,
            metadata),
        new RecordStamp(
            in.required(recordedFrom, ExportNames.RECORDED_FROM),
            in.required(sequence, ExportNames.SEQUENCE)),
        recordedTo,
        reason);
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.VERSION -> number = (int) in.integer(1, Integer.MAX_VALUE);
      case ExportNames.KIND -> kind = in.choice(VersionKind.class);
      case ExportNames.OBJECT -> object = in.text();
      case ExportNames.VALID_FROM -> validFrom = time();
      case ExportNames.VALID_TO -> validTo = time();
      case ExportNames.CONFIDENCE -> confidence = confidence();
      case ExportNames.SOURCE -> source = in.optionalText();
      case ExportNames.RECORDED_FROM -> recordedFrom = in.text(IsoTimes::parse);
      case ExportNames.RECORDED_TO -> recordedTo = time();
      case ExportNames.SEQUENCE -> sequence = in.integer(1, MAX_SEQUENCE);
      case ExportNames.REASON -> reason = in.optionalText();
      case ExportNames.METADATA -> metadata = MetadataJson.read(in);
      default -> {
        return false;
      }
    }
    return true;
  }

  private Optional<Instant> time() throws IOException {
    return in.isNull() ? Optional.empty() : Optional.of(in.text(IsoTimes::parse));
  }

  private double confidence() throws IOException {
    BigDecimal value = in.number();
    return value.doubleValue();
  }
}
