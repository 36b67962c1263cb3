package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.persona.Interaction;
import dev.ragged.tck.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, and private files. */
class MemoryDiskTest {
  @TempDir Path temp;

  /** Runs {@link MemoryDiskUser} after a shell command and returns what it said. */
  private static List<String> run(String limit, String what, Path store) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", limit + "; exec \"$@\"", "bash"));
    command.addAll(ChildJvm.command(MemoryDiskUser.class, what, store.toString()));
    command.add(5, "-XX:-UsePerfData");
    List<String> lines = new ArrayList<>();
    try (ChildJvm child = ChildJvm.start(command)) {
      @Nullable String line = child.readLine();
      while (line != null) {
        lines.add(line);
        line = child.readLine();
      }
      assertThat(child.waitFor()).as("exit code; last lines %s", lines).isZero();
    }
    return lines;
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void everyFile_withOpenUmask_isPrivate() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    List<String> lines = run("umask 000", "list", folder.resolve("store"));
    assertThat(lines)
        .allMatch(line -> line.startsWith("rw------- "))
        .contains("rw------- memory.db-wal", "rw------- memory.db-shm");
    assertThat(lines).filteredOn(line -> line.endsWith(" memory.db")).hasSize(2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void record_diskFull_losesNothingThatWasAcknowledged() {
    Path store = temp.resolve("store");
    List<String> lines = run("ulimit -f 2500", "fill", store);
    List<Integer> done =
        lines.stream()
            .filter(line -> line.startsWith("done "))
            .map(line -> Integer.valueOf(line.substring(5)))
            .toList();
    assertThat(done).hasSizeGreaterThan(100);
    assertThat(lines).anyMatch(line -> line.startsWith("failed ") && line.contains("memory.db"));
    assertThat(lines).contains("full");

    try (Ragged ragged = MemoryDiskUser.open(store)) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      List<Integer> found =
          memory.of("ana").recent(1_000_000).stream()
              .map(Interaction::query)
              .map(query -> Integer.valueOf(query.substring("question ".length())))
              .sorted()
              .toList();
      assertThat(found).containsAll(done).doesNotHaveDuplicates();
      assertThat(ragged.check().problems()).isEmpty();
      assertThat(ragged.persona("ana").search("once more").personal().orElseThrow().interaction())
          .isPresent();
      memory.flush();
      assertThat(memory.of("ana").count()).isEqualTo(found.size() + 1);
    }
  }
}
