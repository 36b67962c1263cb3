package dev.ragged.store;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a process with special limits does in {@link DiskTest}. */
final class DiskUser {
  /** Documents that are tried, a few at a time. */
  static final int DOCUMENTS = 140;

  private DiskUser() {}

  /** Arguments: what to do, and the store's directory. */
  public static void main(String[] args) throws IOException {
    try (Ragged ragged = open(Path.of(args[1]))) {
      if (args[0].equals("fill")) {
        fill(ragged);
      } else {
        list(ragged, Path.of(args[1]));
      }
    }
  }

  static Ragged open(Path directory) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(LexicalEmbedder.create(64))
        .build();
  }

  static Document document(int number) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder("number" + number);
    for (int i = 0; i < 2_000; i++) {
      text.append(' ').append(Integer.toString(random.nextInt(1 << 30), 36));
    }
    return Document.of("doc" + number, text.toString());
  }

  /** Stores documents whether there is room or not, and says which were stored. */
  private static void fill(Ragged ragged) {
    for (int from = 0; from < DOCUMENTS; from += 20) {
      List<Document> batch = new ArrayList<>();
      for (int i = from; i < from + 20; i++) {
        batch.add(document(i));
      }
      for (DocumentOutcome outcome : ragged.ingest(DocumentSource.of(batch)).outcomes()) {
        System.out.println(
            outcome.status() + " " + outcome.id() + " " + outcome.cause().orElse(""));
      }
    }
    System.out.println("readable " + ragged.get("doc0").isPresent() + " " + ragged.count());
  }

  /** Makes files of every kind and says what modes they have. */
  private static void list(Ragged ragged, Path directory) throws IOException {
    ragged.ingest(document(1));
    ragged.backup(directory.resolveSibling("backup"));
    ragged.ingest(document(2));
    try (Stream<Path> paths = Files.walk(directory.getParent())) {
      for (Path path : paths.filter(path -> !path.equals(directory.getParent())).toList()) {
        System.out.println(
            (Files.isDirectory(path) ? "directory " : "file ")
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                + " "
                + path.getFileName());
      }
    }
  }
}
