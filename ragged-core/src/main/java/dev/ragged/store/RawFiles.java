package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.spi.RawVisitor;
import dev.ragged.spi.StoreFiles;
import dev.ragged.sqlite.RawPages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows the bytes of the database and of all index and cache files. */
final class RawFiles {
  private RawFiles() {}

  static void visit(Connection writer, CorpusParts parts, RawVisitor visitor) throws SQLException {
    Optional<Path> database = parts.directory().map(StoreDirectory::database);
    try {
      RawPages.visit(writer, database, "the documents' database", visitor);
      if (parts.directory().isPresent()) {
        Path root = parts.directory().get().root();
        for (String derived : new String[] {"index", StoreFiles.CACHE}) {
          for (Path file : files(root.resolve(derived))) {
            try (InputStream bytes = Files.newInputStream(file)) {
              visitor.visit(root.relativize(file).toString(), bytes);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new StoreException("the store's files cannot be read: " + parts.place(), e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
