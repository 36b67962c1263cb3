package dev.ragged.store;

import dev.ragged.index.BlockIo;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What each index of a store is there for, as its directory remembers it, and the files of those
 * that are no longer there for anything. Changed by one thread at a time, read by all.
 */
final class NamedIndexes {
  private final CorpusParts parts;
  private final BlockIo io = BlockIo.disk();
  private volatile IndexRoles roles;

  NamedIndexes(CorpusParts parts) {
    this.parts = parts;
    this.roles = parts.roles();
  }

  IndexRoles roles() {
    return roles;
  }

  /** Takes note, in the directory first. */
  void remember(IndexRoles next) {
    parts.directory().ifPresent(dir -> IndexRolesFile.write(io, dir.root(), next));
    roles = next;
  }

  /** Deletes the files of an index that is closed, and what the database knows of them. */
  void delete(Connection connection, String backend) throws SQLException {
    parts.requireLock();
    Meta.removeCheckpoint(connection, backend);
    parts.directory().ifPresent(dir -> dir.deleteIndex(backend));
  }

  /** Deletes all indexes that have no role. */
  void deleteUnnamed(Connection connection) throws SQLException {
    if (parts.directory().isPresent()) {
      for (String backend : parts.directory().get().indexes()) {
        if (!roles.names(backend)) {
          delete(connection, backend);
        }
      }
    }
  }
}
