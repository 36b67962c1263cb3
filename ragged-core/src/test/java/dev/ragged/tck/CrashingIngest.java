package dev.ragged.tck;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Adds, replaces and deletes documents until it is killed. Says what it is about to do ({@code
 * begin} number version, version 0 for a deletion) and what is done ({@code done} number version).
 */
public final class CrashingIngest {
  private final Ragged ragged;
  private final Path directory;
  private final Random random;
  private int version;

  private CrashingIngest(Ragged ragged, Path directory, long seed) {
    this.ragged = ragged;
    this.directory = directory;
    this.random = new Random(seed);
    this.version = (int) seed * 10_000;
  }

  /** Arguments: directory, backend, seed. */
  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    try (Ragged ragged = builder(directory).backend(args[1]).build()) {
      run(ragged, directory, Long.parseLong(args[2]));
    }
  }

  /** Returns how a store of this test is opened, but for the backend. */
  public static RaggedBuilder builder(Path directory) {
    return Ragged.builder()
        .directory(directory)
        .embedder(LexicalEmbedder.create(64))
        .chunkSize(new ChunkSize(40, 0));
  }

  /** Works on an open store until the process is killed. */
  public static void run(Ragged ragged, Path directory, long seed) {
    new CrashingIngest(ragged, directory, seed).run();
  }

  private void run() {
    for (int round = 0; ; round++) {
      switch (random.nextInt(6)) {
        case 0 -> delete();
        case 1 -> checkpoint(round);
        default -> ingest(1 + random.nextInt(8));
      }
    }
  }

  private void ingest(int count) {
    Map<String, Integer> numbers = new HashMap<>();
    List<Document> documents = new ArrayList<>();
    version++;
    for (int number : random.ints(0, CrashDocuments.COUNT).distinct().limit(count).toArray()) {
      Document document = CrashDocuments.document(number, version);
      numbers.put(document.id(), number);
      documents.add(document);
      System.out.println("begin " + number + " " + version);
    }
    ragged.ingest(
        DocumentSource.of(documents),
        IngestOptions.listeningTo(
            progress -> {
              Status status = progress.latest().status();
              if (status != Status.ADDED && status != Status.UPDATED) {
                throw new AssertionError(progress.latest());
              }
              System.out.println("done " + numbers.get(progress.latest().id()) + " " + version);
            }));
  }

  private void delete() {
    int number = random.nextInt(CrashDocuments.COUNT);
    System.out.println("begin " + number + " 0");
    ragged.delete(CrashDocuments.id(number));
    System.out.println("done " + number + " 0");
  }

  /** Saves the index, which is part of a backup. */
  private void checkpoint(int round) {
    Path backup = directory.resolveSibling("backup-" + version + "-" + round);
    ragged.backup(backup);
    try (Stream<Path> files = Files.walk(backup)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
