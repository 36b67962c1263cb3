package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.VectorIndex;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts and quick checks of an open corpus. */
final class CorpusFigures {
  private CorpusFigures() {}

  static CorpusStatistics statistics(Connection connection, CorpusParts parts, VectorIndex index)
      throws SQLException {
    return new CorpusStatistics(
        Meta.counter(connection, Meta.DOCUMENTS),
        Meta.counter(connection, Meta.CHUNKS),
        Meta.counter(connection, Meta.GENERATION),
        Meta.counter(connection, Meta.SEQUENCE),
        Sql.number(connection, "SELECT count(*) FROM waiting_vector"),
        bytesOnDisk(parts),
        parts.options().embedder().fingerprint(),
        index.statistics());
  }

  /** Adds up the sizes of the database's files, which are looked at and never opened. */
  private static long bytesOnDisk(CorpusParts parts) {
    if (parts.directory().isEmpty()) {
      return 0;
    }
    Path database = parts.directory().get().database();
    long bytes = 0;
    for (String suffix : List.of("", "-wal", "-shm")) {
      Path file = database.resolveSibling(database.getFileName() + suffix);
      try {
        bytes += Files.exists(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        throw new StoreException("the size of the store cannot be read: " + file, e);
      }
    }
    return bytes;
  }

  static List<String> problems(Connection connection, CorpusParts parts, VectorIndex vectors)
      throws SQLException {
    List<String> problems = new ArrayList<>();
    parts
        .lock()
        .filter(lock -> !lock.isHeld())
        .ifPresent(
            lock -> problems.add("the store's directory or its lock is gone: " + parts.place()));
    compare(
        problems,
        "documents",
        Meta.counter(connection, Meta.DOCUMENTS),
        Sql.number(connection, "SELECT count(*) FROM document"));
    compare(
        problems,
        "chunks",
        Meta.counter(connection, Meta.CHUNKS),
        Sql.number(connection, "SELECT count(*) FROM chunk"));
    IndexStatistics index = vectors.statistics();
    if (index.vectors() < Meta.counter(connection, Meta.CHUNKS)) {
      problems.add(
          "index "
              + index.backend()
              + " lacks vectors: vectors="
              + index.vectors()
              + ", chunks="
              + Meta.counter(connection, Meta.CHUNKS));
    }
    return problems;
  }

  private static void compare(List<String> problems, String what, long recorded, long counted) {
    if (recorded != counted) {
      problems.add("the store should hold " + recorded + " " + what + " but holds " + counted);
    }
  }
}
