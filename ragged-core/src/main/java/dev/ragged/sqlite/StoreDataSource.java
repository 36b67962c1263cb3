package dev.ragged.sqlite;

import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Makes connections with those settings, too, that the driver's configuration has no name for. */
final class StoreDataSource extends SQLiteDataSource {
  private final boolean readOnly;

  StoreDataSource(SQLiteConfig config, String url, boolean readOnly) {
    super(config);
    this.readOnly = readOnly;
    setUrl(url);
  }

  @Override
  public SQLiteConnection getConnection(String user, String password) throws SQLException {
    SQLiteConnection connection = super.getConnection(user, password);
    try {
      // Not counted: when a connection is opened is the pool's choice.
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA trusted_schema = OFF");
        statement.execute("PRAGMA cell_size_check = ON");
        if (readOnly) {
          statement.execute("PRAGMA query_only = ON");
        }
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
