package dev.ragged.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Program;
import dev.ragged.cli.Program.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory of one process is that of the next. */
class MemoryProcessTest {
  @TempDir Path folder;

  @Test
  void switchAndQuestion_ofOneProcess_areThereInTheNext() {
    Program ragged = new Program(folder).withStore();
    assertThat(ragged.run("persona", "create", "ana").out()).contains("memory.db");
    assertThat(ragged.run("persona", "switch", "ana").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ragged.run("query", "vector index").err()).isEmpty();
    Outcome list = ragged.run("memory", "list", "--since", "-1h", "--json");
    assertThat(list.json().at("/persona").asText()).isEqualTo("ana");
    assertThat(list.json().at("/interactions/0/question").asText()).isEqualTo("vector index");
    Outcome refused = ragged.run("memory", "clear");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--yes");
  }
}
