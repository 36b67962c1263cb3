package dev.ragged.bench.leann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a closed store keeps on disk, by kind. The parts add up to the size of its files.
 *
 * <p>The index is a folder. In the database, SQLite's virtual table {@code dbstat} says for each
 * table how many bytes its pages have and how many of them are unused; rows of chunks hold their
 * text as well, which is told apart by the length of those columns. A vector that waits for a
 * checkpoint counts as index. Figures of a store whose write-ahead log is still there are refused.
 *
 * @param index the folder of the index, and vectors that wait in the database
 * @param rows all tables but those of the other parts: rows of chunks without their text, rows of
 *     documents, attributes, the change log, and their indexes
 * @param chunkText text and context of the chunks, which vectors are recomputed from
 * @param documentText whole texts of the documents, from which they are read back
 * @param fullText the inverted index of words
 * @param room bytes of the chunks' pages that are not used, and pages that are free
 */
public record StoreBytes(
    long index, long rows, long chunkText, long documentText, long fullText, long room) {
  /** Which backends the index is of; as small as nothing, and counted nowhere. */
  private static final String BACKENDS = "backends.properties";

  private static final String PAGES = "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name ";
  private static final String CHUNKS = "= 'chunk'";
  private static final String WAITING = "IN ('waiting_vector', 'reembedded_vector')";
  private static final String DOCUMENT_TEXT = "= 'document_text'";
  private static final String FULL_TEXT = "LIKE 'full\\_text%' ESCAPE '\\'";

  /**
   * Measures the store in {@code directory}, which nobody has open.
   *
   * @throws IOException if a file cannot be read, or is none that this class knows
   * @throws SQLException if the database cannot be read
   */
  public static StoreBytes of(Path directory) throws IOException, SQLException {
    Path database = directory.resolve("ragged.db");
    long folder = bytes(directory.resolve("index"));
    long all = bytes(directory);
    long file = Files.size(database);
    long small = size(directory.resolve("ragged.lock")) + size(directory.resolve(BACKENDS));
    if (all != folder + file + small) {
      throw new IOException(
          "a closed store must have no files but database, index, %s and lock: directory=%s, bytes=%d"
              .formatted(BACKENDS, directory, all - folder - file - small));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      long text =
          number(connection, "SELECT sum(octet_length(text) + octet_length(context)) FROM chunk");
      long pages = number(connection, PAGES + "IS NOT NULL");
      long slack = number(connection, "SELECT sum(unused) FROM dbstat WHERE name " + CHUNKS);
      long waiting = number(connection, PAGES + WAITING);
      long documentText = number(connection, PAGES + DOCUMENT_TEXT);
      long fullText = number(connection, PAGES + FULL_TEXT);
      return new StoreBytes(
          folder + waiting,
          pages - text - slack - waiting - documentText - fullText,
          text,
          documentText,
          fullText,
          slack + file - pages);
    }
  }

  /** Returns everything, in bytes. */
  public long all() {
    return index + rows + chunkText + documentText + fullText + room;
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static long bytes(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
