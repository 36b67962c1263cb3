package dev.ragged.memory;

import dev.ragged.Ragged;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.RaggedException;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Interaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process with special limits does in {@link MemoryDiskTest}. */
final class MemoryDiskUser {
  private MemoryDiskUser() {}

  /** Arguments: what to do, and the store's directory. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    try (Ragged ragged = open(directory)) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      if (memory.personas().find("ana").isEmpty()) {
        memory.personas().create("ana");
      }
      if (args[0].equals("fill")) {
        fill(memory);
      } else {
        list(ragged, directory);
      }
    }
  }

  static Ragged open(Path directory) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(LexicalEmbedder.create(16))
        .memory(
            MemoryOptions.builder()
                .recorder(new RecorderOptions(10, Duration.ofMillis(20), 1_000))
                .build())
        .build();
  }

  /** Records until there is no room, and says what was acknowledged. */
  private static void fill(PersonalMemory memory) {
    boolean room = true;
    for (int i = 0; room; i++) {
      int number = i;
      var unused =
          memory
              .of("ana")
              .record(
                  Interaction.builder("question " + i, Instant.EPOCH.plusSeconds(i))
                      .response("answer ".repeat(500))
                      .build(),
                  Optional.empty())
              .thenRun(() -> System.out.println("done " + number));
      if (i % 10 == 9) {
        room = flushed(memory);
      }
    }
    System.out.println("full");
    // What waits cannot be written; its futures fail, and the process ends all the same.
  }

  private static boolean flushed(PersonalMemory memory) {
    try {
      memory.flush();
      return true;
    } catch (RaggedException e) {
      System.out.println("failed " + e.getMessage());
      return false;
    }
  }

  /** Makes files of every kind and says what modes they have. */
  private static void list(Ragged ragged, Path directory) throws IOException {
    var unused = ragged.persona("ana").search("which pasta");
    ragged.backup(directory.resolveSibling("backup"));
    var unusedToo = ragged.persona("ana").search("which bread");
    PersonalMemory.of(ragged).flush();
    try (Stream<Path> paths = Files.walk(directory.resolveSibling("."))) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        System.out.println(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                + " "
                + path.getFileName());
      }
    }
  }
}
