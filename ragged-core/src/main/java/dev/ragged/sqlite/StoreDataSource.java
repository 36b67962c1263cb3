package dev.ragged.sqlite;

import java.sql.SQLException;
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
      Sql.run(connection, "PRAGMA trusted_schema = OFF");
      Sql.run(connection, "PRAGMA cell_size_check = ON");
      if (readOnly) {
        Sql.run(connection, "PRAGMA query_only = ON");
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
