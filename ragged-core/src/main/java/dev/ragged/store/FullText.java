package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Searches the full-text table with BM25. Scoring a row costs microseconds, so no more rows are
 * scored than are needed: where few chunks are allowed only those, else only chunks that have one
 * of the question's rarer words. Chunks that have none but words without weight come last,
 * unscored.
 */
final class FullText {
  /** So many allowed chunks, or fewer, are handed to SQLite as a list. */
  private static final int MAX_LISTED = 1_000;

  /**
   * Matches that the rarer words must bring at least, however few are wanted: a constant, so that a
   * larger limit does not change the order of the first matches.
   */
  private static final int MIN_WANTED = 100;

  /** Chunks that are scored if the rarer words bring them, at least and per wanted match. */
  private static final int MIN_SCORED = 1_000;

  private static final int SCORED_PER_MATCH = 10;

  /** One found chunk. */
  record Match(int ordinal, double bm25) {}

  private final Connection connection;
  private final WordFrequencies frequencies;
  private final List<Match> matches = new ArrayList<>();
  private String plan = "no full-text search: no word of the question is in the store";

  private FullText(Connection connection, WordFrequencies frequencies) {
    this.connection = connection;
    this.frequencies = frequencies;
  }

  /**
   * Returns a finished search for the best {@code limit} matches among {@code allowed}.
   *
   * @param chunks number of chunks in the table
   * @param complete whether matches without weight follow the others
   */
  static FullText search(
      Connection connection,
      WordFrequencies frequencies,
      String text,
      int limit,
      OrdinalSet allowed,
      int chunks,
      boolean complete)
      throws SQLException {
    FullText search = new FullText(connection, frequencies);
    List<FullTextQuery.CountedWord> words = search.count(FullTextQuery.words(text));
    if (!words.isEmpty() && !allowed.isEmpty()) {
      List<FullTextQuery.CountedWord> telling = FullTextQuery.telling(words, chunks);
      search.run(telling, limit, allowed);
      if (complete && search.matches.size() < limit && telling.size() < words.size()) {
        search.unscored(FullTextQuery.any(words), limit, allowed);
      }
    }
    return search;
  }

  /** Returns the matches, best first, ties by ordinal. */
  List<Match> matches() {
    return matches;
  }

  /** Returns one sentence on how they were found. */
  String plan() {
    return plan;
  }

  private List<FullTextQuery.CountedWord> count(List<String> words) throws SQLException {
    List<FullTextQuery.CountedWord> counted = new ArrayList<>();
    for (String word : words) {
      int chunks = frequencies.of(connection, word);
      if (chunks > 0) {
        counted.add(new FullTextQuery.CountedWord(word, chunks));
      }
    }
    return counted;
  }

  private void run(List<FullTextQuery.CountedWord> words, int limit, OrdinalSet allowed)
      throws SQLException {
    FullTextQuery scored = FullTextQuery.any(words);
    if (allowed.size() <= MAX_LISTED) {
      listed(scored, limit, allowed);
    } else {
      int enough =
          (int) Math.min(Math.max(MIN_SCORED, (long) SCORED_PER_MATCH * limit), Integer.MAX_VALUE);
      FullTextQuery rarest = FullTextQuery.rarest(words, Math.max(limit, MIN_WANTED), enough);
      ranked(rarest, limit, allowed);
      if (matches.size() < limit && !rarest.equals(scored)) {
        matches.clear();
        ranked(scored, limit, allowed);
      }
    }
  }

  /** Scores the allowed chunks that match. */
  private void listed(FullTextQuery query, int limit, OrdinalSet allowed) throws SQLException {
    // The unary plus keeps SQLite from looking the query up once per ordinal.
    String sql =
        "SELECT rowid, bm25(full_text) AS score FROM full_text WHERE full_text MATCH ?"
            + " AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY score, rowid LIMIT ?";
    String ordinals =
        allowed.stream().mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    plan =
        String.format("scored the matches among %,d chunks for %s", allowed.size(), query.match());
    Sql.each(
        connection,
        sql,
        row -> matches.add(match(row, query)),
        query.match(),
        ordinals,
        (long) limit);
  }

  /** Scores all chunks that match, and takes the allowed ones as they come, best first. */
  private void ranked(FullTextQuery query, int limit, OrdinalSet allowed) throws SQLException {
    plan = "scored the matches for " + query.match();
    Sql.eachWhile(
        () -> matches.size() < limit,
        connection,
        "SELECT rowid, rank FROM full_text WHERE full_text MATCH ? ORDER BY rank, rowid",
        row -> {
          if (allowed.contains(Sql.rowNumber(row, 1))) {
            matches.add(match(row, query));
          }
        },
        query.match());
  }

  /** Adds allowed chunks that match and are not among the matches yet, by ordinal. */
  private void unscored(FullTextQuery query, int limit, OrdinalSet allowed) throws SQLException {
    BitSet known = new BitSet();
    matches.forEach(match -> known.set(match.ordinal));
    plan += ", then " + query.match() + " unscored";
    Sql.eachWhile(
        () -> matches.size() < limit,
        connection,
        "SELECT rowid FROM full_text WHERE full_text MATCH ? ORDER BY rowid",
        row -> {
          int ordinal = Sql.rowNumber(row, 1);
          if (allowed.contains(ordinal) && !known.get(ordinal)) {
            matches.add(new Match(ordinal, 0));
          }
        },
        query.match());
  }

  private static Match match(ResultSet row, FullTextQuery query) throws SQLException {
    return new Match(Sql.rowNumber(row, 1), -row.getDouble(2) / query.weight());
  }
}
