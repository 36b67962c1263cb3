package dev.ragged.embedder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class MiniLmFilesTest {
  private static final String MODEL =
      "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1";
  private static final String TOKENIZER =
      "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";

  private final Path cache;

  MiniLmFilesTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void directory_emptyCache_holdsBothFilesAndNothingElse() throws IOException {
    Path directory = MiniLmFiles.directory(cache);

    assertThat(directory).startsWith(cache);
    assertComplete(directory);
  }

  @Test
  void directory_secondTime_reusesFiles() throws IOException {
    Path model = MiniLmFiles.directory(cache).resolve("model.onnx");
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(model, old);

    MiniLmFiles.directory(cache);

    assertThat(Files.getLastModifiedTime(model)).isEqualTo(old);
  }

  @Test
  void directory_changedAndTruncatedCopies_areReplaced() throws IOException {
    Path directory = MiniLmFiles.directory(cache);
    byte[] model = Files.readAllBytes(directory.resolve("model.onnx"));
    model[model.length / 2] ^= 1;
    Files.write(directory.resolve("model.onnx"), model);
    Files.write(directory.resolve("tokenizer.json"), new byte[0]);

    MiniLmFiles.directory(cache);

    assertComplete(directory);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void directory_anyUmask_isPrivate() throws IOException {
    Path directory = MiniLmFiles.directory(cache);

    assertThat(permissions(directory)).isEqualTo("rwx------");
    assertThat(permissions(directory.resolve("model.onnx"))).isEqualTo("rw-------");
    assertThat(permissions(directory.resolve("tokenizer.json"))).isEqualTo("rw-------");

    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    MiniLmFiles.directory(cache);
    assertThat(permissions(directory)).isEqualTo("rwx------");
  }

  @Test
  void directory_cacheIsAFile_usesTemporaryDirectory() throws IOException {
    Path file = Files.createFile(cache.resolve("file"));

    Path directory = MiniLmFiles.directory(file);

    assertThat(directory.getFileName().toString()).startsWith("ragged-minilm-");
    assertComplete(directory);
  }

  @Test
  void directory_eightThreadsAtOnce_publishWholeFiles() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Path> task = () -> MiniLmFiles.directory(cache);
      for (Future<Path> call : threads.invokeAll(Collections.nCopies(8, task))) {
        assertComplete(call.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertComplete(Path directory) throws IOException {
    assertThat(Sha256.of(directory.resolve("model.onnx"))).isEqualTo(MODEL);
    assertThat(Sha256.of(directory.resolve("tokenizer.json"))).isEqualTo(TOKENIZER);
    try (Stream<Path> files = Files.list(directory)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names).containsExactly("model.onnx", "tokenizer.json");
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
