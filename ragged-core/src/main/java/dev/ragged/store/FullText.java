package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches the full-text table with BM25. The question is taken as words only: each is quoted, so
 * that no character of it can be query syntax, and any of them may match.
 */
final class FullText {
  /** Distinct words of a question that are looked up; the rest of a very long one is ignored. */
  static final int MAX_WORDS = 128;

  /** One found chunk. */
  record Match(int ordinal, double bm25) {}

  private FullText() {}

  /** Returns the FTS5 query for the words of {@code text}, empty if it has none. */
  static String query(String text) {
    Set<String> words = new LinkedHashSet<>();
    int start = -1;
    for (int i = 0; i <= text.length() && words.size() < MAX_WORDS; ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      if (isWordPart(c)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add("\"" + text.substring(start, i) + "\"");
        start = -1;
      }
      i += Character.charCount(c);
    }
    return String.join(" OR ", words);
  }

  private static boolean isWordPart(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Returns the best {@code limit} matches among {@code allowed}, best first, ties by ordinal. */
  static List<Match> search(Connection connection, String query, int limit, OrdinalSet allowed)
      throws SQLException {
    List<Match> matches = new ArrayList<>();
    if (query.isEmpty() || allowed.isEmpty()) {
      return matches;
    }
    // Rows come best first, so those outside are skipped until enough inside were seen.
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT rowid, rank FROM full_text WHERE full_text MATCH ? ORDER BY rank, rowid")) {
      statement.setString(1, query);
      try (ResultSet rows = statement.executeQuery()) {
        while (matches.size() < limit && rows.next()) {
          int ordinal = Sql.rowNumber(rows, 1);
          if (allowed.contains(ordinal)) {
            matches.add(new Match(ordinal, -rows.getDouble(2)));
          }
        }
      }
    }
    return matches;
  }
}
