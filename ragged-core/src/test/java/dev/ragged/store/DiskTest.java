package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.error.StoreException;
import dev.ragged.tck.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, private files, and backups. */
class DiskTest {
  @TempDir Path temp;

  /** Runs {@link DiskUser} after a shell command and returns what it said. */
  private static List<String> run(String limit, String what, Path store) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", limit + "; exec \"$@\"", "bash"));
    command.addAll(ChildJvm.command(DiskUser.class, what, store.toString()));
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
  @EnabledOnOs(OS.LINUX)
  void ingest_diskFull_losesNothingAndSaysSo() {
    for (int kibibytes : List.of(3_000, 4_500, 6_001)) {
      Path store = temp.resolve("full" + kibibytes);
      List<String> lines = run("ulimit -f " + kibibytes, "fill", store);
      List<String> added = lines.stream().filter(line -> line.startsWith("ADDED")).toList();
      List<String> failed = lines.stream().filter(line -> line.startsWith("FAILED")).toList();
      assertThat(added).as("stored below %s KiB", kibibytes).isNotEmpty();
      assertThat(failed)
          .isNotEmpty()
          .allMatch(line -> line.contains("full") && line.contains(store.toString()));
      assertThat(lines.get(lines.size() - 1)).isEqualTo("readable true " + added.size());
      try (Ragged ragged = DiskUser.open(store)) {
        assertThat(ragged.check().problems()).isEmpty();
        assertThat(ragged.count()).isEqualTo(added.size());
        for (String line : added) {
          String id = line.split(" ", -1)[1];
          int number = Integer.parseInt(id.substring(3));
          assertThat(ragged.get(id)).contains(DiskUser.document(number));
        }
        ragged.ingest(DiskUser.document(DiskUser.DOCUMENTS));
        assertThat(ragged.count()).isEqualTo(added.size() + 1);
      }
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void everyFile_withOpenUmask_isPrivate() {
    List<String> lines = run("umask 000", "list", temp.resolve("below").resolve("store"));
    assertThat(lines)
        .allMatch(line -> line.startsWith("directory rwx------") || line.startsWith("file rw-----"))
        .anyMatch(line -> line.endsWith("ragged.db-wal"))
        .anyMatch(line -> line.endsWith("ragged.db-shm"))
        .anyMatch(line -> line.endsWith("ragged.lock"))
        .anyMatch(line -> line.endsWith("ragged.owner"))
        .anyMatch(line -> line.endsWith("backup"))
        .anyMatch(line -> line.endsWith(".idx"));
  }

  @Test
  void backup_opened_answersTheSameAndEmbedsNothing() {
    FaultyEmbedder embedder = new FaultyEmbedder("test", SampleStore.DIMENSION);
    Map<String, Object> answers;
    try (Ragged ragged = SampleStore.open(temp.resolve("store"), embedder)) {
      SampleStore.fill(ragged, temp.resolve("scratch"));
      answers = SampleStore.answers(ragged);
      ragged.backup(temp.resolve("new/deep/backup"));
      ragged.ingest(SampleStore.document(77));
    }
    int embedded = embedder.documents();
    try (Ragged copy = SampleStore.open(temp.resolve("new/deep/backup"), embedder)) {
      assertThat(SampleStore.answers(copy)).isEqualTo(answers);
      assertThat(copy.check().problems()).isEmpty();
    }
    assertThat(embedder.documents()).isEqualTo(embedded);
  }

  @Test
  void backup_whileWriting_isOneStateOfTheStore() throws Exception {
    FaultyEmbedder embedder = new FaultyEmbedder("test", SampleStore.DIMENSION);
    AtomicBoolean done = new AtomicBoolean();
    try (Ragged ragged = SampleStore.open(temp.resolve("store"), embedder)) {
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; !done.get(); i++) {
                  ragged.ingest(SampleStore.document(i));
                }
              });
      writer.start();
      try {
        for (int i = 0; i < 5; i++) {
          long before = ragged.count();
          ragged.backup(temp.resolve("backup" + i));
          FaultyEmbedder counting = new FaultyEmbedder("test", SampleStore.DIMENSION);
          try (Ragged copy = SampleStore.open(temp.resolve("backup" + i), counting)) {
            assertThat(copy.check().problems()).isEmpty();
            assertThat(copy.count()).isBetween(before, ragged.count());
            assertThat(counting.documents()).isZero();
          }
        }
      } finally {
        done.set(true);
        writer.join();
      }
    }
  }

  @Test
  void backup_targetInUse_isRefusedAndLeftAlone() throws Exception {
    Path target = Files.createDirectory(temp.resolve("target"));
    Path precious = Files.writeString(target.resolve("precious"), "x");
    try (Ragged ragged = DiskUser.open(temp.resolve("store"))) {
      for (Path path : List.of(target, precious, temp.resolve("store"))) {
        assertThatThrownBy(() -> ragged.backup(path))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("target=" + path);
      }
      assertThat(Files.readString(precious)).isEqualTo("x");
      ragged.backup(Files.createDirectory(temp.resolve("empty")));
      assertThat(ragged.check().problems()).isEmpty();
    }
    DiskUser.open(temp.resolve("empty")).close();
  }

  @Test
  void backup_folderOfAnotherBesideTheTarget_isLeftAlone() throws Exception {
    Path neighbour = Files.createDirectory(temp.resolve("copy.unfinished"));
    Path precious = Files.writeString(neighbour.resolve("precious"), "x");
    try (Ragged ragged = DiskUser.open(temp.resolve("store"))) {
      ragged.ingest(DiskUser.document(1));
      ragged.backup(temp.resolve("copy"));
      assertThat(precious).hasContent("x");
      try (Stream<Path> names = Files.list(temp)) {
        assertThat(names.map(path -> path.getFileName().toString()))
            .containsExactlyInAnyOrder("store", "copy", "copy.unfinished");
      }
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void backup_intoTheStoreByALink_isRefused() throws Exception {
    try (Ragged ragged = DiskUser.open(temp.resolve("store"))) {
      Path link = Files.createSymbolicLink(temp.resolve("link"), temp.resolve("store"));
      assertThatThrownBy(() -> ragged.backup(link.resolve("new/copy")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must not lie within the store");
      assertThat(temp.resolve("store/new")).doesNotExist();
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void everyWrite_directoryGone_isRefusedAndHealthSaysSo() throws Exception {
    try (Ragged ragged = DiskUser.open(temp.resolve("store"))) {
      ragged.ingest(DiskUser.document(1));
      Files.move(temp.resolve("store"), temp.resolve("elsewhere"));
      assertThat(ragged.health().problems()).singleElement().asString().contains("is gone");
      assertThatThrownBy(() -> ragged.delete(DiskUser.document(1).id()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is gone");
      Files.move(temp.resolve("elsewhere"), temp.resolve("store"));
      assertThat(ragged.health().problems()).isEmpty();
    }
  }
}
