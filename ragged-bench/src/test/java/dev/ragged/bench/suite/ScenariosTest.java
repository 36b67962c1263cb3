package dev.ragged.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScenariosTest {
  @Test
  void all_coversWhatTheSuiteIsAskedFor() {
    assertThat(Scenarios.all())
        .extracting(Scenario::id)
        .doesNotHaveDuplicates()
        // Ingest: documents/s, memory, peak.
        .contains("ingest.throughput", "ingest.memory", "ingest.single")
        // Questions: single, batch, cold and warm, by their stages, at a rate; how good.
        .contains("query.single", "query.batch", "query.cold", "query.stages", "query.openloop")
        .contains("query.effort", "quality.retrieval")
        // Overhead of the memory, times, disk, heap.
        .contains("overhead.chain", "temporal.query", "storage.bytes", "memory.process")
        // Personas at once, readers and a writer, one lock.
        .contains("concurrent.personas", "concurrent.writer", "concurrent.locks")
        // Growth, and the memory by itself.
        .contains(
            "scale.curve", "persona.record", "persona.graph", "persona.transfer", "persona.switch")
        .hasSize(22);
  }

  @Test
  void all_eachOne_saysWhatItDoes() {
    assertThat(Scenarios.all())
        .allSatisfy(
            scenario -> {
              assertThat(scenario.summary()).endsWith(".").hasSizeLessThan(100);
              assertThat(scenario.id()).startsWith(scenario.group().key() + ".");
              assertThat(Scenarios.of(scenario.id())).isSameAs(scenario);
            });
  }

  @Test
  void of_unknownId_namesAll() {
    assertThatThrownBy(() -> Scenarios.of("query.none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("query.single")
        .hasMessageEndingWith("scenario=query.none");
  }

  @Test
  void parse_subject_takesNamesOfReportsAndOfCommandLines() {
    assertThat(Subject.parse("leann codes")).isEqualTo(Subject.LEANN_CODES);
    assertThat(Subject.parse("leann-full")).isEqualTo(Subject.LEANN_FULL);
    assertThat(Subject.parse("LEANN")).isEqualTo(Subject.LEANN_CODES);
    assertThatThrownBy(() -> Subject.parse("chromadb"))
        .hasMessageContaining("leann recompute")
        .hasMessageEndingWith("backend=chromadb");
  }
}
