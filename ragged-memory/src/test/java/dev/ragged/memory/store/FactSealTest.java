package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Metadata;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts of a persona whose content is sealed, differently each time. */
class FactSealTest {
  private static final Owner ANA = new Owner(1, new MaskingCipher());
  private static final Fact FACT =
      Fact.builder("secret predicate", "secret object")
          .subject("secret subject")
          .source("secret source")
          .metadata(Metadata.of("secret key", "secret value"))
          .build();

  private final FactDatabase facts = new FactDatabase();

  @AfterEach
  void close() {
    facts.close();
  }

  private void declare(Cardinality cardinality) {
    facts.database.write(
        "declaring",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return PredicateTable.put(statements, ANA, FACT.predicate(), cardinality);
          }
        });
  }

  @Test
  void rows_ofSealedPersona_showNothingThatWasSaid() {
    FactId id = facts.state(ANA, FACT);
    facts.change(ANA, id, FactChange.retract().because("secret reason"));
    declare(Cardinality.SINGLE);

    List<String> seen = new ArrayList<>();
    for (String table : List.of("fact_version", "predicate")) {
      facts.database.read(
          "looking",
          connection ->
              Sql.list(
                  connection,
                  "SELECT * FROM " + table,
                  row -> {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                      seen.add(new String(row.getBytes(i), StandardCharsets.ISO_8859_1));
                    }
                    return true;
                  }));
    }

    assertThat(seen).hasSizeGreaterThan(30).noneMatch(text -> text.contains("secret"));
  }

  @Test
  void read_afterChanges_opensEveryVersion() {
    FactId id = facts.state(ANA, FACT);
    Fact better = FACT.toBuilder().object("better object").build();
    facts.change(ANA, id, FactChange.update(better));
    facts.change(ANA, id, FactChange.rollBack(1));

    List<FactVersion> all = facts.read(statements -> FactTable.all(statements, ANA));

    assertThat(all).extracting(FactVersion::fact).containsExactly(FACT, better, FACT);
    assertThat(facts.state(ANA, FACT)).isEqualTo(id);
    List<FactVersion> known =
        facts.read(
            statements ->
                FactTable.known(statements, ANA, FACT.subject(), FACT.predicate(), Instant.MAX));
    assertThat(known).containsExactly(all.get(2));
  }

  @Test
  void rules_declaredAgain_openInTheirLastForm() {
    declare(Cardinality.SINGLE);
    declare(Cardinality.MANY);
    declare(Cardinality.PER_OBJECT);

    assertThat(
            facts
                .read(statements -> PredicateTable.rules(statements, ANA, FACT.predicate()))
                .asMap())
        .containsOnlyKeys(FACT.predicate())
        .containsValue(Cardinality.PER_OBJECT);
  }

  @Test
  void read_contentOfAnotherVersion_isRefusedEvenWithItsChecksum() {
    FactId id = facts.state(ANA, FACT);
    facts.change(ANA, id, FactChange.update(FACT.toBuilder().object("better object").build()));
    List<StoredFact> rows =
        facts.read(
            statements ->
                statements.list(FactTable.ALL, row -> StoredFact.read(row, ANA), ANA.persona()));
    StoredFact forged = rows.get(0).with(rows.get(1).version());
    facts.database.write(
        "forging",
        connection ->
            Sql.update(
                connection,
                "UPDATE fact_version SET slot = old.slot, content_key = old.content_key,"
                    + " content = old.content, crc = ? FROM fact_version AS old"
                    + " WHERE fact_version.version = 2 AND old.version = 1",
                forged.checksum(ANA)));

    assertThatThrownBy(() -> facts.read(statements -> FactTable.last(statements, ANA, id)))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("another context");
    Optional<FactVersion> first =
        facts.read(
            statements ->
                statements.first(
                    FactTable.ONE, row -> StoredFact.read(row, ANA).version(), 1L, 1L));
    assertThat(first).isPresent();
  }
}
