package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
  @TempDir Path folder;

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int oneByte) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static StandardOutput written(String message) {
    StandardOutput output = new StandardOutput(failing(message));
    PrintStream stream = output.stream();
    stream.println("a reply");
    stream.flush();
    return output;
  }

  @Test
  void failure_ofAFullDisk_isKept() {
    assertThat(written("No space left on device").failure())
        .hasValueSatisfying(e -> assertThat(e).hasMessage("No space left on device"));
  }

  @Test
  void failure_ofAReaderThatHasGone_isNone() {
    assertThat(written("Broken pipe").failure()).isEmpty();
    assertThat(new StandardOutput(OutputStream.nullOutputStream()).failure()).isEmpty();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "there is no /dev/full")
  void command_whoseReplyCannotBeWritten_fails() throws Exception {
    Process process =
        new Program(folder)
            .start("--version")
            .redirectOutput(Path.of("/dev/full").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
    assertThat(Files.readString(folder.resolve("err.txt")))
        .startsWith("ragged: the reply could not be written");
  }
}
