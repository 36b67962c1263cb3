package dev.ragged.cli.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.InProcess;
import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceCommandsTest {
  @TempDir Path folder;

  private InProcess ragged;

  @BeforeEach
  void record() {
    ragged = new InProcess(folder).withStore();
    ragged.done("profile", "enable");
    ragged.done("query", "crash");
    ragged.done("query", "crash");
    ragged.done("query", "pasta");
  }

  @Test
  void stats_recordedCalls_areThoseOfTheTimeAskedFor() {
    String stats = ragged.done("performance", "stats", "--since", "-24h").out();
    assertThat(stats)
        .contains("Performance Statistics (last 24 hours)", "Count", "Median", "P99")
        .containsPattern("search +3 ")
        .doesNotContain("cache.results");
    JsonNode json = ragged.done("performance", "stats", "--json").json();
    for (JsonNode operation : json.at("/operations")) {
      if (operation.at("/path").size() == 1 && operation.at("/path/0").asText().equals("search")) {
        assertThat(operation.at("/count").asInt()).isEqualTo(3);
        assertThat(operation.at("/p99Ms").asDouble())
            .isBetween(operation.at("/minMs").asDouble(), operation.at("/maxMs").asDouble());
      }
    }
    assertThat(ragged.run("performance", "stats", "--since", "tomorrow").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void export_recordedCalls_isAFile() throws IOException {
    Path file = folder.resolve("export.json");
    Outcome outcome = ragged.done("performance", "export", "--output", file.toString());
    assertThat(outcome.out()).contains("Wrote ", "export.json");
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.at("/schemaVersion").asInt()).isEqualTo(1);
    assertThat(json.at("/operations/0/time/histogram").asText()).isNotEmpty();
    assertThat(ragged.run("performance", "export").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void caches_ofSeveralCalls_areCountedAndCleared() {
    JsonNode caches = ragged.done("performance", "cache-stats", "--json").json().at("/caches");
    JsonNode results = caches.get(0);
    assertThat(results.at("/name").asText()).isEqualTo("results");
    assertThat(results.at("/entries").asInt()).isEqualTo(2);
    assertThat(results.at("/bytesOnDisk").asInt()).isPositive();
    assertThat(results.at("/hits").asInt()).isEqualTo(1);
    assertThat(results.at("/misses").asInt()).isEqualTo(2);
    assertThat(results.at("/hitRate").asDouble()).isBetween(0.33, 0.34);
    assertThat(results.at("/meanHitMs").asDouble()).isPositive();
    assertThat(ragged.done("performance", "cache-stats").out())
        .contains(
            "Query Cache Statistics:",
            "Total entries",
            "33.3%",
            "Avg query time (cache hit)",
            "Avg query time (cache miss)",
            "Space used");

    Outcome asked = ragged.run("performance", "clear-cache");
    assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(asked.out()).contains("Would empty results", "--confirm");
    assertThat(entries()).isEqualTo(2);
    assertThat(ragged.done("performance", "clear-cache", "--confirm").out())
        .contains("Emptied results");
    assertThat(entries()).isZero();
  }

  private int entries() {
    return ragged
        .done("performance", "cache-stats", "--json")
        .json()
        .at("/caches/0/entries")
        .asInt();
  }
}
