package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;

class TemporaryFolderTest {
  @TempDir private Path folder;

  /** As when two programs start together: each wants to delete what a third one has left. */
  @Test
  void query_withLeftFilesThatCannotBeDeleted_saysNothingOfThem()
      throws IOException, InterruptedException {
    InProcess ragged = new InProcess(folder).withStore();
    Path temporary = folder.resolve("tmp");
    String left = "sqlite-" + SQLiteJDBCLoader.getVersion() + "-x-libsqlitejdbc.so";
    Files.createDirectories(temporary.resolve(left).resolve("not empty"));
    ProcessBuilder program =
        new Program(folder).start("query", "--store", ragged.store().toString(), "crash");
    program.command().add(1, "-Djava.io.tmpdir=" + temporary);
    Path err = folder.resolve("err.txt");

    Process process =
        program
            .redirectError(err.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(err)).isEmpty();
    assertThat(process.exitValue()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(folder.resolve("out.txt"))).contains("crash.md");
  }
}
