package dev.ragged.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactCommandsTest {
  @TempDir Path folder;

  @Test
  void facts_statedChangedAndAskedFor_holdAtTheirTime() {
    Calls ragged = Calls.withStore(folder);
    ragged.ok("persona", "create", "ana");
    ragged.ok("persona", "switch", "ana");
    JsonNode stated =
        ragged.json("memory", "add-fact", "works at", "Grün AG", "--from", "2024-03-01");
    String id = stated.at("/fact/id").asText();
    assertThat(stated.at("/fact/validFrom").asText()).isEqualTo("2024-03-01T00:00:00Z");
    ragged.ok("memory", "add-fact", "likes", "tea", "--confidence", "0.9", "--from", "-30d");
    assertThat(ragged.ok("memory", "facts")).contains("me works at Grün AG", "me likes tea");
    assertThat(ragged.ok("memory", "facts", "--predicate", "likes")).doesNotContain("Grün AG");

    assertThat(ragged.refused("memory", "update-fact", id)).contains("say one change");
    ragged.ok("memory", "update-fact", id, "--end", "2025-01-01", "--because", "moved on");
    assertThat(ragged.ok("memory", "facts")).doesNotContain("Grün AG");
    assertThat(ragged.ok("memory", "facts", "--as-of", "2024-06-01")).contains("Grün AG");
    assertThat(ragged.json("memory", "facts", "--known-at", "-1h").at("/facts")).isEmpty();
    assertThat(ragged.ok("memory", "fact-history", id)).contains("stated", "ended", "moved on");

    assertThat(ragged.refused("memory", "update-fact", id, "--retract", "--object", "X"))
        .contains("say one change");
    assertThat(ragged.refused("memory", "update-fact", id, "--retract", "--expecting", "1"))
        .contains("presentVersion=2");
    assertThat(ragged.ok("memory", "update-fact", id, "--retract")).contains("Withdrawn");
    ragged.ok("memory", "update-fact", id, "--roll-back", "1", "--expecting", "3");
    assertThat(ragged.json("memory", "fact-history", id).at("/versions/3/kind").asText())
        .isEqualTo("rolled_back");
    ragged.ok("memory", "update-fact", id, "--object", "Blau AG", "--source", "a letter");
    assertThat(ragged.ok("memory", "facts")).contains("Blau AG");

    String unknown = "00000000-0000-0000-0000-000000000000";
    assertThat(ragged.refused("memory", "fact-history", unknown)).contains("memory facts");
    assertThat(ragged.ok("memory", "disable")).contains("the memory is off");
    assertThat(ragged.refused("memory", "add-fact", "likes", "coffee")).contains("memory enable");
    ragged.ok("memory", "enable");
    ragged.ok("memory", "add-fact", "likes", "coffee", "--hold", "SINGLE");
    assertThat(ragged.json("memory", "facts", "--predicate", "likes").at("/facts")).hasSize(1);
  }
}
