package dev.ragged.cli.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.Ragged;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.InProcess;
import dev.ragged.cli.Program;
import dev.ragged.cli.Program.Outcome;
import dev.ragged.config.Settings;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.privacy.ErasureReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls record for later ones. */
class RecordingTest {
  @TempDir Path folder;

  private String log() throws IOException {
    Path file = folder.resolve(".ragged/performance.log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  @Test
  void report_inAProcessOfItsOwn_hasWhatOtherProcessesDid() {
    Program ragged = new Program(folder).withStore();
    assertThat(ragged.run("profile", "enable").out()).contains("without texts");
    Outcome query = ragged.run("query", "What does a crash lose?", "-k", "1");
    assertThat(query.exitCode()).isEqualTo(ExitCode.DONE);
    JsonNode report = ragged.run("profile", "report", "--since", "-1h", "--json").json();
    assertThat(report.at("/recording").asBoolean()).isTrue();
    assertThat(report.at("/slowest").size()).isEqualTo(1);
    assertThat(report.toString()).contains("search.vectors", "open.store");
  }

  @Test
  void enable_withoutQuestions_keepsTimesOnly() throws IOException {
    InProcess ragged = new InProcess(folder).withStore();
    Outcome before = ragged.done("profile", "report");
    assertThat(before.out()).contains("no queries", "ragged profile enable");
    ragged.done("query", "crash");
    assertThat(log()).isEmpty();

    ragged.done("profile", "enable", "--components", "query");
    ragged.done("query", "eleven secret minutes");
    ragged.done("query", "eleven secret minutes");
    assertThat(log()).doesNotContain("secret", "open.store").contains("search.vectors");
    String report = ragged.done("profile", "report", "--since", "-1h").out();
    assertThat(report)
        .contains("Query Performance (2 queries)", "Breakdown:", "(text not kept)", "p99");

    assertThat(ragged.done("profile", "disable", "--json").json().at("/erased").asBoolean())
        .isFalse();
    int length = log().length();
    ragged.done("query", "crash");
    assertThat(log()).hasSize(length);
    assertThat(ragged.done("profile", "report").out()).contains("2 queries", "Recording is off");
    assertThat(ragged.done("profile", "disable", "--erase").out()).contains("deleted");
    assertThat(log()).isEmpty();
  }

  @Test
  void enable_questions_areThoseOfTheReportUntilThePersonaIsErased() throws IOException {
    InProcess ragged = new InProcess(folder).withStore();
    Path store = ragged.store();
    try (Ragged opened = memory(store)) {
      PersonalMemory.of(opened).personas().create("ana");
      PersonalMemory.of(opened).personas().create("ben");
    }
    ragged.done("profile", "enable", "--questions");
    ragged.done("query", "-p", "ana", "What might anas crash lose?");
    ragged.done("query", "-p", "ben", "How long does bens pasta boil?");
    JsonNode slowest = ragged.done("profile", "report", "--json").json().at("/slowest");
    assertThat(slowest.findValuesAsText("text"))
        .containsExactlyInAnyOrder("What might anas crash lose?", "How long does bens pasta boil?");
    assertThat(slowest.findValuesAsText("persona")).containsExactlyInAnyOrder("ana", "ben");

    try (Ragged opened = memory(store)) {
      ErasureReceipt receipt = PersonalMemory.of(opened).of("ana").eraseEverything();
      assertThat(receipt.interactions()).isEqualTo(1);
    }
    try (var files = Files.list(store)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as(file.toString())
            .doesNotContain("anas crash");
      }
    }
    assertThat(ragged.done("profile", "report").out()).contains("bens pasta", "2 queries");
  }

  private static Ragged memory(Path store) {
    return Ragged.builder()
        .directory(store)
        .set(Settings.EMBEDDER_TYPE, "lexical")
        .set(Settings.MEMORY_ENABLED, true)
        .build();
  }

  @Test
  void enable_unknownComponent_namesThoseThatThereAre() {
    InProcess ragged = new InProcess(folder).withStore();
    Outcome wrong = ragged.run("profile", "enable", "--components", "query,fridge");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("fridge", "query", "backend");
    assertThat(folder.resolve(".ragged/performance.on")).doesNotExist();
    Outcome none = new InProcess(folder.resolve("nowhere")).run("profile", "enable");
    assertThat(none.err()).contains("there is no store");
    assertThat(ragged.run("profile", "report", "--since", "soonish").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
