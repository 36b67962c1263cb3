package dev.ragged.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.cli.ExitCode;
import dev.ragged.cli.InProcess;
import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no benchmark can do is refused before it begins, in one line and without a trace. */
class BenchmarkRefusalsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "benchmark query --only , | names no scenario",
        "benchmark query --docs 2000000 | at most 1000000",
        "benchmark query --docs 3 | at least 20",
        "benchmark ci | nothing to hold the figures against",
        "benchmark ci --write-baseline FOLDER | a folder, not a file",
        "benchmark quick --output FOLDER/x.txt | .json or .html",
        "benchmark peers --vectors 3 | vectors=3",
        "benchmark selftest --rounds 5 --max-rounds 2 | rounds=5",
      })
  void words_thatMakeNoSense_areRefused(String words, String message) {
    Outcome outcome = run(words);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "benchmark ci --threshold-file FOLDER",
    "benchmark ci --baseline FOLDER",
    "benchmark soak --minutes 1 --report FOLDER",
  })
  void folder_inPlaceOfAFile_isNamed(String words) {
    Outcome outcome = run(words);
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains("a folder, not a file: " + folder).hasLineCount(1);
  }

  @Test
  void corpus_withABrokenLine_namesFileAndLine() throws IOException {
    Files.writeString(
        folder.resolve("corpus.jsonl"), "{\"_id\": \"a\", \"text\": \"b\"}\n{\"_id\"");
    Outcome outcome = run("benchmark query --corpus beir:FOLDER");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains("corpus.jsonl, line=2").hasLineCount(1);
  }

  private Outcome run(String words) {
    return new InProcess(folder).run(words.replace("FOLDER", folder.toString()).split(" "));
  }
}
