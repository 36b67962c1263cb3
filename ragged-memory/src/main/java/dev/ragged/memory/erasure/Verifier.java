package dev.ragged.memory.erasure;

import dev.ragged.document.PersonaId;
import dev.ragged.error.StoreException;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.RawContent;
import dev.ragged.profiling.PerformanceLog;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.RawVisitor;
import dev.ragged.spi.StoreFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Searches everything that a store keeps for what was erased from its memory. Thread-safe. */
public final class Verifier {
  private static final Set<String> DATABASES = Set.of("ragged.db", "memory.db");
  private static final Pattern DATABASE_PARTS = Pattern.compile("[.]db(-wal|-shm|-journal)$");

  /** What a search looked at, and where it found something. */
  record Finding(List<String> searched, List<String> found) {}

  private final MemoryDatabase database;
  private final Corpus corpus;
  private final Optional<Path> directory;

  /** Creates one for the store in {@code directory}. */
  public Verifier(MemoryDatabase database, Corpus corpus, Optional<Path> directory) {
    this.database = Objects.requireNonNull(database, "database");
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * Searches the memory page by page, and all other files of the store for all of it. Documents,
   * their indexes and caches are searched for ids only: a text may well say what a question said.
   * Caches on disk keep nothing of a persona, and of questions no more than a hash.
   *
   * @param needles what was erased; loses what others of {@code erased} keep, who may have asked
   *     the same
   */
  Finding search(Subject erased, Needles needles) {
    List<String> searched = new ArrayList<>();
    List<String> found = new ArrayList<>();
    database.visitRaw(
        connection -> {
          // No earlier: what another keeps meanwhile, as the vector of the same question, is not
          // what was erased.
          RawContent.ofAll(connection, needles.kept());
          RawContent.idsOfOthers(connection, erased.owner(), needles.kept());
          return visitor(needles.all(), searched, found);
        });
    directory.ifPresent(
        root -> {
          readLogOfOthers(root, erased.persona().id(), needles.kept());
          visitOthers(root, visitor(needles.all(), searched, found));
        });
    corpus.visitRaw(visitor(needles.ids(), searched, found));
    return new Finding(searched, found);
  }

  private static void readLogOfOthers(Path root, PersonaId persona, RawContent.Sink kept) {
    new PerformanceLog(root)
        .linesWithout(persona.value())
        .forEach(line -> kept.content(line.getBytes(StandardCharsets.UTF_8)));
  }

  private static RawVisitor visitor(
      Set<ByteBuffer> pieces, List<String> searched, List<String> found) {
    ByteSearch search = new ByteSearch(pieces, Needles.LENGTH);
    return (place, bytes) -> {
      ByteSearch.Result result = search.search(bytes);
      searched.add(place + ": " + result.bytes() + " bytes");
      if (result.found() > 0) {
        found.add(place + ": " + result.found() + " places");
      }
    };
  }

  /** Whether a file is of an open database, of the index, of a cache, or the lock. */
  private static boolean isShown(String name) {
    String file = DATABASE_PARTS.matcher(name).replaceFirst(".db");
    return DATABASES.contains(file)
        || name.endsWith(".lock")
        || name.startsWith("index/")
        || name.startsWith(StoreFiles.CACHE + "/");
  }

  /**
   * Visits what neither database shows. Files of an open database and the lock must not be opened:
   * closing them would release the locks that this process has on them.
   */
  private static void visitOthers(Path root, RawVisitor visitor) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (!isShown(name)) {
          try (InputStream bytes = Files.newInputStream(file)) {
            visitor.visit(name, bytes);
          }
        }
      }
    } catch (IOException e) {
      throw new StoreException("the store's files cannot be read: " + root, e);
    }
  }
}
