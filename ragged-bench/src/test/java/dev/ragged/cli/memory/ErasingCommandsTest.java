package dev.ragged.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasingCommandsTest {
  @TempDir Path folder;

  @Test
  void erasure_ofAQuestionATopicAPeriodAndEverything_needsYesAndGivesReceipts() {
    Calls ragged = Calls.withStore(folder);
    ragged.ok("memory", "enable");
    ragged.ok("persona", "switch", "default");
    ragged.ok("query", "vector index");
    ragged.ok("query", "vector index");
    ragged.ok("query", "salt");
    ragged.ok("query", "crash");

    String id = ragged.json("memory", "list").at("/interactions/0/id").asText();
    assertThat(ragged.refused("memory", "delete", id)).contains("\"crash\"", "--yes");
    assertThat(ragged.refused("memory", "delete", "--yes")).contains("say what to erase");
    assertThat(ragged.ok("memory", "delete", id, "--yes"))
        .contains("Erased of default: 1 interaction,", "memory's database", "Nothing of it");
    assertThat(ragged.refused("memory", "forget-topic", "knitting", "--yes")).contains("vector");
    JsonNode topic = ragged.json("memory", "forget-topic", "vector index", "--yes").at("/receipt");
    assertThat(topic.at("/interactions").asInt()).isEqualTo(2);
    assertThat(topic.at("/clean").asBoolean()).isTrue();
    assertThat(topic.at("/audit/action").asText()).isEqualTo("erased");
    assertThat(
            ragged
                .json("memory", "delete", "--since", "-1h", "--yes")
                .at("/receipt/interactions")
                .asInt())
        .isEqualTo(1);
    ragged.ok("memory", "add-fact", "likes", "tea");
    assertThat(ragged.refused("memory", "clear")).contains("whole memory of default");
    assertThat(ragged.json("memory", "clear", "--yes").at("/receipt/factVersions").asInt())
        .isEqualTo(1);
    assertThat(ragged.json("memory", "list").at("/all").asInt()).isZero();
  }

  @Test
  void retention_asSet_isSaidAndApplied() {
    Calls ragged = Calls.withStore(folder);
    ragged.ok("memory", "enable");
    assertThat(ragged.ok("memory", "retention")).contains("memory.retention=0 (default)");
    assertThat(
            ragged
                .json("memory", "retention", "--set", "memory.retention=30d")
                .at("/retention")
                .asText())
        .isEqualTo("30d");
    ragged.ok("query", "--persona", "default", "vector index");
    JsonNode applied = ragged.json("memory", "retention", "--set", "memory.retention=1ms");
    assertThat(applied.at("/erased").asInt()).isEqualTo(1);
    assertThat(ragged.json("memory", "list").at("/all").asInt()).isZero();
    ragged.ok("memory", "disable", "--keep-ranking");
    assertThat(ragged.json("memory", "stats").at("/memory").asText()).isEqualTo("paused");
  }
}
