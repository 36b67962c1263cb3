package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import dev.ragged.index.OrdinalSet;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What opening a store with a backend makes of the roles that its indexes had. */
final class RolesAtOpening {
  private static final Logger log = LoggerFactory.getLogger(RolesAtOpening.class);

  /** An index that is kept must know this share of the chunks: building it anew is as good. */
  private static final double WORTH_KEEPING = 0.5;

  private final Optional<StoreDirectory> directory;
  private final String backend;
  private final IndexRoles before;

  private RolesAtOpening(Optional<StoreDirectory> directory, String backend, IndexRoles before) {
    this.directory = directory;
    this.backend = backend;
    this.before = before;
  }

  /**
   * Reads the roles. If another backend answered last, says so and goes to the next state: answers
   * of the one must not be taken for the other's.
   */
  static RolesAtOpening of(Connection writer, Optional<StoreDirectory> directory, String backend)
      throws SQLException {
    IndexRoles before =
        directory.map(dir -> IndexRolesFile.read(dir.root())).orElse(IndexRoles.NONE);
    Optional<String> other = before.active().filter(name -> !name.equals(backend));
    if (other.isPresent()) {
      log.warn(
          "The store {} was used with backend {} and is opened with {}, whose index is now brought"
              + " up to date from the stored texts, of which there are {}; to move without"
              + " embedding them again, open it with backend {} (or auto) and call"
              + " ragged.migration().run(\"{}\")",
          directory.map(dir -> dir.root().toString()).orElse("in memory"),
          other.get(),
          backend,
          Meta.counter(writer, Meta.CHUNKS),
          other.get(),
          backend);
      Sql.transaction(writer, () -> Meta.putState(writer, Meta.state(writer).next()));
    }
    return new RolesAtOpening(directory, backend, before);
  }

  /** Remembers and returns the roles now that the index is open. */
  IndexRoles adopt(Connection writer, OrdinalSet live, int nextOrdinal) throws SQLException {
    IndexRoles roles = before.activated(backend, nextOrdinal);
    if (directory.isEmpty()) {
      return roles;
    }
    try {
      if (roles.previous().isPresent() && isUseless(roles, live)) {
        log.info("Index {} knows too few of the chunks to be kept", roles.previous().get());
        Meta.removeCheckpoint(writer, roles.previous().get());
        directory.get().deleteIndex(roles.previous().get());
        roles = roles.withoutPrevious();
      }
      if (!roles.equals(before)) {
        IndexRolesFile.write(BlockIo.disk(), directory.get().root(), roles);
      }
    } catch (StoreException e) {
      // The store is as good without; the next opening tries again.
      log.warn("The backend is not remembered for now: {}", e.getMessage());
    }
    return roles;
  }

  private static boolean isUseless(IndexRoles roles, OrdinalSet live) {
    if (roles.unfinished().equals(roles.previous())) {
      return false;
    }
    int below = Math.min(roles.previousBelow(), highest(live) + 1);
    int known = live.and(OrdinalSet.range(below)).size();
    return known < WORTH_KEEPING * live.size();
  }

  private static int highest(OrdinalSet live) {
    return live.stream().max().orElse(-1);
  }
}
