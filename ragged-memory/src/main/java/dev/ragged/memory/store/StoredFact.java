package dev.ragged.memory.store;

import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.RecordStamp;
import dev.ragged.memory.fact.Validity;
import dev.ragged.memory.fact.VersionKind;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A version of a fact, and the bytes that are stored of it. */
final class StoredFact {
  /** Columns in the order in which rows are read and written. */
  static final String COLUMNS =
      "persona, sequence, fact, version, kind, slot, content_key, content, valid_from, valid_to,"
          + " confidence, recorded_from, recorded_to, crc";

  /** The end of what has none: later than every other. */
  static final long OPEN = Long.MAX_VALUE;

  private final FactVersion version;
  private final byte[] slot;
  private final byte[] contentKey;
  private final byte[] content;

  private StoredFact(FactVersion version, byte[] slot, byte[] contentKey, byte[] content) {
    this.version = version;
    this.slot = slot;
    this.contentKey = contentKey;
    this.content = content;
  }

  static StoredFact seal(Owner owner, FactVersion version) {
    Fact fact = version.fact();
    String text =
        Json.object()
            .put("subject", fact.subject())
            .put("predicate", fact.predicate())
            .put("object", fact.object())
            .put("source", fact.source())
            .putObjects("metadata", StoredMetadata.of(fact.metadata()))
            .put("reason", version.reason())
            .toString();
    return new StoredFact(
        version,
        FactKeys.slot(owner, fact.subject(), fact.predicate()),
        FactKeys.content(owner, fact),
        owner.seal(Table.FACT_VERSION, name(version.id(), version.number()), text));
  }

  private static byte[] name(FactId fact, int number) {
    return ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
        .put(Ids.bytes(fact.value()))
        .putInt(number)
        .array();
  }

  /** Reads a row of {@link #COLUMNS}. */
  static StoredFact read(ResultSet row, Owner owner) throws SQLException {
    byte[] fact = row.getBytes(3);
    byte[] slot = row.getBytes(6);
    byte[] contentKey = row.getBytes(7);
    byte[] content = row.getBytes(8);
    long sequence = row.getLong(2);
    long from = row.getLong(9);
    long to = row.getLong(10);
    double confidence = row.getDouble(11);
    long recordedFrom = row.getLong(12);
    long recordedTo = row.getLong(13);
    Rows.require(
        "fact_version",
        owner.persona() + "-" + sequence,
        row.getLong(14),
        row.getLong(1),
        sequence,
        fact,
        row.getLong(4),
        row.getString(5),
        slot,
        contentKey,
        content,
        from,
        to,
        confidence,
        recordedFrom,
        recordedTo);
    FactId id = new FactId(Ids.uuid(fact));
    int number = row.getInt(4);
    Json json = Json.parse(owner.open(Table.FACT_VERSION, name(id, number), content));
    FactVersion version =
        new FactVersion(
            id,
            number,
            VersionKind.valueOf(row.getString(5)),
            new Fact(
                json.text("subject"),
                json.text("predicate"),
                json.text("object"),
                new Validity(Instant.ofEpochMilli(from), end(to)),
                confidence,
                json.optional("source"),
                StoredMetadata.read(json.objects("metadata"))),
            new RecordStamp(Instant.ofEpochMilli(recordedFrom), sequence),
            end(recordedTo),
            json.optional("reason"));
    return new StoredFact(version, slot, contentKey, content);
  }

  private static Optional<Instant> end(long millis) {
    return millis == OPEN ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  FactVersion version() {
    return version;
  }

  /** Returns the same row for {@code version}, of which nothing but its end differs. */
  StoredFact with(FactVersion version) {
    return new StoredFact(version, slot, contentKey, content);
  }

  /** Returns the values of {@link #COLUMNS}, the checksum included. */
  Object[] row(Owner owner) {
    Fact fact = version.fact();
    Object[] columns = {
      owner.persona(),
      version.sequence(),
      Ids.bytes(version.id().value()),
      version.number(),
      version.kind().name(),
      slot,
      contentKey,
      content,
      start(fact),
      end(fact),
      fact.confidence(),
      version.recordedFrom().toEpochMilli(),
      millis(version.recordedTo()),
      0L
    };
    columns[columns.length - 1] = Rows.checksum(Arrays.copyOf(columns, columns.length - 1));
    return columns;
  }

  static long start(Fact fact) {
    return fact.validity().from().toEpochMilli();
  }

  static long end(Fact fact) {
    return millis(fact.validity().to());
  }

  private static long millis(Optional<Instant> end) {
    return end.map(Instant::toEpochMilli).orElse(OPEN);
  }

  /** Returns the checksum of {@link #row}. */
  long checksum(Owner owner) {
    Object[] row = row(owner);
    return (long) row[row.length - 1];
  }
}
