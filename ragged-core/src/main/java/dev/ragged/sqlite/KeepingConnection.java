package dev.ragged.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that keeps statements prepared when they are closed, and lends them out again:
 * preparing one costs as much as running it. One thread at a time.
 *
 * <p>A statement is in the map only while nobody has it. So one that is prepared twice at once is
 * two, and one that is never closed is merely not kept.
 */
final class KeepingConnection extends JDBC4Connection {
  /** Statements that are kept: twice as many as a search or a lesson has, some KiB each. */
  static final int MAX_KEPT = 64;

  /** Longer statements, in {@code char}s, are not kept: lists of some length, each used once. */
  private static final int MAX_LENGTH = 2_048;

  /** A pragma may answer when it is prepared, so that its answer would be an old one. */
  private static final List<String> KEPT_WORDS =
      List.of("SELECT", "WITH", "INSERT", "UPDATE", "DELETE");

  /** A statement that its connection gets back when it is closed. */
  private static final class Kept extends JDBC4PreparedStatement {
    private final KeepingConnection owner;
    private final String text;
    private boolean lent = true;

    Kept(KeepingConnection owner, String text) throws SQLException {
      super(owner, text);
      this.owner = owner;
      this.text = text;
    }

    @Override
    public void close() throws SQLException {
      if (!lent) {
        return;
      }
      lent = false;
      if (pointer.isClosed() || owner.isClosed()) {
        super.close();
        return;
      }
      boolean clean = false;
      try {
        rs.close();
        // What a failed statement reported is known; this ends it as well.
        var unused = pointer.<SQLException>safeRunInt((db, statement) -> db.reset(statement));
        // Values may be private, and long.
        clearParameters();
        clearWarnings();
        clean = true;
      } finally {
        if (!clean) {
          super.close();
        }
      }
      owner.keep(this);
    }

    @Override
    public boolean isClosed() {
      return !lent || super.isClosed();
    }

    private void end() throws SQLException {
      super.close();
    }
  }

  private final Map<String, Kept> idle = new LinkedHashMap<>();

  /** As the driver makes them: {@code address} is the URL without its scheme. */
  KeepingConnection(String url, String address, Properties settings) throws SQLException {
    super(url, address, settings);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    checkCursor(type, concurrency, holdability);
    Kept kept = idle.remove(sql);
    if (kept != null) {
      kept.lent = true;
      return kept;
    }
    return isKept(sql)
        ? new Kept(this, sql)
        : super.prepareStatement(sql, type, concurrency, holdability);
  }

  private static boolean isKept(String sql) {
    return sql.length() <= MAX_LENGTH && KEPT_WORDS.stream().anyMatch(sql::startsWith);
  }

  /** Takes a statement back; the one that was used longest ago goes if there are too many. */
  private void keep(Kept statement) throws SQLException {
    Kept twin = idle.put(statement.text, statement);
    if (twin != null) {
      twin.end();
    } else if (idle.size() > MAX_KEPT) {
      Iterator<Kept> oldest = idle.values().iterator();
      Kept dropped = oldest.next();
      oldest.remove();
      dropped.end();
    }
  }

  /** Returns how many statements wait to be lent again. */
  int kept() {
    return idle.size();
  }

  @Override
  public void close() throws SQLException {
    // The driver ends all statements of a connection.
    idle.clear();
    super.close();
  }
}
