package dev.ragged.memory.store;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The personas. What the application says about one is sealed; its id is not. */
public final class PersonaTable {
  /** A row as it is, with what it says still sealed. Immutable. */
  public static final class Row {
    private final Persona blank;
    private final byte[] keyCheck;
    private final byte[] content;

    private Row(Persona blank, byte[] keyCheck, byte[] content) {
      this.blank = blank;
      this.keyCheck = keyCheck;
      this.content = content;
    }

    /** Returns the persona without what is sealed. */
    public Persona blank() {
      return blank;
    }

    /** Returns by what a key is recognised as the persona's; empty if it has none. */
    public byte[] keyCheck() {
      return keyCheck.clone();
    }

    /** Returns the persona, with what {@code owner} can open. */
    public Persona open(Owner owner) {
      byte[] row = Ids.bytes(blank.number());
      return blank.with(description(owner.open(Table.PERSONA, row, content)));
    }
  }

  private static final String COLUMNS =
      "number, id, status, learning, created_at, used_at, uses, key_check, content, crc";

  private PersonaTable() {}

  /** Returns all personas in the order in which they were created. */
  public static List<Row> all(Connection connection) throws SQLException {
    return Sql.list(
        connection, "SELECT " + COLUMNS + " FROM persona ORDER BY number", PersonaTable::row);
  }

  /** Returns the persona with this number. */
  public static Optional<Row> find(Connection connection, long number) throws SQLException {
    return Sql.first(
        connection,
        "SELECT " + COLUMNS + " FROM persona WHERE number = ?",
        PersonaTable::row,
        number);
  }

  private static Row row(ResultSet row) throws SQLException {
    long number = row.getLong(1);
    Rows.require(
        "persona",
        number,
        row.getLong(10),
        number,
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getBytes(8),
        row.getBytes(9));
    byte[] keyCheck = row.getBytes(8);
    Persona blank =
        new Persona(
            PersonaId.of(row.getString(2)),
            number,
            PersonaDescription.EMPTY,
            MemoryStatus.valueOf(row.getString(3)),
            row.getLong(4) != 0,
            keyCheck.length > 0,
            Instant.ofEpochMilli(row.getLong(5)),
            Instant.ofEpochMilli(row.getLong(6)),
            row.getLong(7));
    return new Row(blank, keyCheck, row.getBytes(9));
  }

  /** Returns whether there is a persona with this number. */
  public static boolean exists(Connection connection, long number) throws SQLException {
    return Sql.number(connection, "SELECT count(*) FROM persona WHERE number = ?", number) > 0;
  }

  /** Returns a number that no persona ever had. */
  public static long nextNumber(Connection connection) throws SQLException {
    return Sql.first(
                connection,
                "SELECT seq FROM sqlite_sequence WHERE name = 'persona'",
                row -> row.getLong(1))
            .orElse(0L)
        + 1;
  }

  /** Stores a persona, in place of the one with its number. */
  public static void put(Connection connection, Owner owner, Persona persona, byte[] keyCheck)
      throws SQLException {
    byte[] content =
        owner.seal(Table.PERSONA, Ids.bytes(persona.number()), text(persona.description()));
    String id = persona.id().value();
    String status = persona.status().name();
    long learning = persona.learning() ? 1 : 0;
    long created = persona.createdAt().toEpochMilli();
    long used = persona.usedAt().toEpochMilli();
    Sql.update(
        connection,
        "INSERT INTO persona ("
            + COLUMNS
            + ") VALUES ("
            + Sql.marks(10)
            + ") ON CONFLICT (number) DO UPDATE SET id = excluded.id, status = excluded.status,"
            + " learning = excluded.learning, created_at = excluded.created_at,"
            + " used_at = excluded.used_at, uses = excluded.uses, key_check = excluded.key_check,"
            + " content = excluded.content, crc = excluded.crc",
        persona.number(),
        id,
        status,
        learning,
        created,
        used,
        persona.uses(),
        keyCheck,
        content,
        Rows.checksum(
            persona.number(),
            id,
            status,
            learning,
            created,
            used,
            persona.uses(),
            keyCheck,
            content));
  }

  /** Removes the row of a persona; what it did is removed elsewhere. */
  public static void remove(Connection connection, long number) throws SQLException {
    Sql.update(connection, "DELETE FROM persona WHERE number = ?", number);
  }

  private static String text(PersonaDescription description) {
    return Json.object()
        .put("text", description.text())
        .putObjects(
            "focus",
            description.focusAreas().stream()
                .map(area -> Json.object().put("name", area.name()).put("words", area.synonyms()))
                .toList())
        .toString();
  }

  private static PersonaDescription description(String text) {
    Json json = Json.parse(text);
    return new PersonaDescription(
        json.text("text"),
        json.objects("focus").stream()
            .map(area -> new FocusArea(area.text("name"), area.texts("words")))
            .toList());
  }
}
