package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.Validity;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes facts with all their versions, and what was declared of predicates. They are not of a time
 * in which something was asked, so an export of a period has them all.
 */
final class FactSection {
  private final ExportSource source;
  private final JsonOut out;
  private long versions;

  FactSection(ExportSource source, JsonOut out) {
    this.source = source;
    this.out = out;
  }

  void write() throws SQLException, IOException {
    out.array(ExportNames.PREDICATES);
    for (Map.Entry<String, Cardinality> rule : source.facts().rules().asMap().entrySet()) {
      out.element()
          .put(ExportNames.PREDICATE, rule.getKey())
          .put(ExportNames.CARDINALITY, rule.getValue().name())
          .endObject();
    }
    out.endArray().array(ExportNames.FACTS);
    source.facts().facts(this::write);
    out.endArray();
  }

  private void write(FactHistory fact) throws IOException {
    out.element()
        .put(ExportNames.ID, fact.id().toString())
        .put(ExportNames.SUBJECT, fact.latest().fact().subject())
        .put(ExportNames.PREDICATE, fact.latest().fact().predicate())
        .array(ExportNames.VERSIONS);
    for (FactVersion version : fact.versions()) {
      write(version);
    }
    out.endArray().endObject();
  }

  private void write(FactVersion version) throws IOException {
    Fact fact = version.fact();
    out.element()
        .put(ExportNames.VERSION, version.number())
        .put(ExportNames.KIND, version.kind().name())
        .put(ExportNames.OBJECT, fact.object())
        .put(ExportNames.VALID_FROM, start(fact.validity()).map(IsoTimes::text))
        .put(ExportNames.VALID_TO, fact.validity().to().map(IsoTimes::text))
        .put(ExportNames.CONFIDENCE, fact.confidence())
        .put(ExportNames.SOURCE, fact.source())
        .put(ExportNames.RECORDED_FROM, version.recordedFrom())
        .put(ExportNames.RECORDED_TO, version.recordedTo().map(IsoTimes::text))
        .put(ExportNames.SEQUENCE, version.sequence())
        .put(ExportNames.REASON, version.reason());
    MetadataJson.write(out, fact.metadata());
    out.endObject();
    versions++;
  }

  private static Optional<Instant> start(Validity validity) {
    return validity.hasKnownStart() ? Optional.of(validity.from()) : Optional.empty();
  }

  long versions() {
    return versions;
  }
}
