package dev.ragged.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** One row of an attribute table, without whose it is. */
record AttributeKey(String key, AttributeValue value) {
  static AttributeKey read(ResultSet row) throws SQLException {
    Object value = row.getObject(3);
    return new AttributeKey(
        row.getString(1),
        new AttributeValue(
            row.getInt(2), value instanceof Integer number ? (Object) number.longValue() : value));
  }
}
