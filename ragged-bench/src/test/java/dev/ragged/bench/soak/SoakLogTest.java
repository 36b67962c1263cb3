package dev.ragged.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.bench.suite.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakLogTest {
  private static final SoakLoad LOAD = SoakLoad.DEFAULT;

  @TempDir private Path folder;

  private static Sample sample(int process, long operations) {
    return new Sample(
        process,
        operations,
        operations * 20,
        1,
        7_000_000,
        14,
        -1,
        -1,
        9_000,
        5,
        40,
        1.5,
        2.5,
        3.5);
  }

  private Path file() {
    return folder.resolve("deep/soak.jsonl");
  }

  private SoakLog read() throws IOException {
    return SoakLog.read(Optional.of(file()), LOAD);
  }

  private SoakLog written() throws IOException {
    SoakLog log = read();
    log.begin();
    log.add(sample(1, 100));
    log.add(sample(1, 200));
    return log;
  }

  @Test
  void read_whatAnotherProcessWrote_goesOnWithIt() throws IOException {
    written();
    SoakLog next = read();
    assertThat(next.operations()).isEqualTo(200);
    assertThat(next.millis()).isEqualTo(4_000);
    next.begin();
    assertThat(next.process()).isEqualTo(2);
    next.add(sample(2, 300));
    next.problem("wrong");
    SoakLog last = read();
    assertThat(last.samples()).containsExactly(sample(1, 100), sample(1, 200), sample(2, 300));
    assertThat(last.problems()).containsExactly("wrong");
    assertThat(Files.readAllLines(file())).hasSize(7);
  }

  @Test
  void read_lastLineTornAnywhere_losesThatSampleAlone() throws IOException {
    written();
    String whole = Files.readString(file());
    int last = whole.lastIndexOf("{\"sample\"");
    for (int end = last; end < whole.length(); end += 11) {
      Files.writeString(file(), whole.substring(0, end));
      SoakLog log = read();
      assertThat(log.samples()).as("cut at %d", end).containsExactly(sample(1, 100));
      log.begin();
      log.add(sample(2, 150));
      List<String> lines = Files.readAllLines(file());
      assertThat(lines).as("cut at %d", end).hasSize(5);
      assertThat(read().samples()).containsExactly(sample(1, 100), sample(2, 150));
    }
  }

  @Test
  void read_tornInTheFirstLine_beginsAnew() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"load\":{\"back");
    SoakLog log = read();
    log.begin();
    assertThat(log.process()).isEqualTo(1);
    assertThat(read().process()).isEqualTo(1);
  }

  @Test
  void read_damagedLineInTheMiddle_namesFileAndLine() throws IOException {
    written();
    List<String> lines = Files.readAllLines(file());
    lines.set(2, "{\"sample\":");
    Files.write(file(), lines);
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("file=" + file())
        .hasMessageContaining("line=3");
  }

  @Test
  void read_editedLine_isRefusedWithItsNumber() throws IOException {
    written();
    List<String> lines = Files.readAllLines(file());
    for (String[] edit :
        new String[][] {
          {"\"operations\":200", "\"operations\":99", "below those of the sample before"},
          {"\"operations\":200", "\"operations\":-200", "operations must be at least 0"},
          {"\"heap\":7000000", "\"heap\":-7000000", "heap must be at least 1"},
          {"\"process\":1", "\"process\":2", "its process has not begun"},
          {"\"p50Micros\":1.5", "\"p50Micros\":9.5", "latencies must be in order"}
        }) {
      List<String> edited = new ArrayList<>(lines);
      assertThat(edited.set(3, lines.get(3).replace(edit[0], edit[1]))).isNotEqualTo(edited.get(3));
      Files.write(file(), edited);
      assertThatThrownBy(this::read)
          .as(edit[1])
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line=4")
          .hasMessageContaining(edit[2]);
    }
    List<String> twice = new ArrayList<>(lines);
    twice.add(lines.get(1));
    Files.write(file(), twice);
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line=5: its process is not the next");
  }

  @Test
  void read_otherLoad_isRefusedAndNotTouched() throws IOException {
    written();
    byte[] before = Files.readAllBytes(file());
    SoakLoad other = new SoakLoad(Subject.EXACT, EmbedderChoice.LEXICAL, 1_000, 12, 50, 4, 42);
    assertThatThrownBy(() -> SoakLog.read(Optional.of(file()), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begun with=SoakLoad[backend=hnsw");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void read_someOtherFile_isRefused() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{}\n");
    assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("its load");
  }
}
