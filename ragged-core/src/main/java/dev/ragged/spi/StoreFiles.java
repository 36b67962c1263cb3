package dev.ragged.spi;

import java.nio.file.Files;
import java.nio.file.Path;

/** The names by which the directory of an embedded store is known to those who must keep out. */
public final class StoreFiles {
  /** The database. */
  public static final String DATABASE = "ragged.db";

  /** The file whose lock keeps the directory to one process. */
  public static final String LOCK = "ragged.lock";

  /** The folder of caches, which may be deleted while no process has the store open. */
  public static final String CACHE = "cache";

  private StoreFiles() {}

  /**
   * Returns whether {@code directory} is that of a store, open or not. A process that has a store
   * open must not even read its files: closing one of them would release the locks on it. So only
   * names are looked at.
   */
  public static boolean isStore(Path directory) {
    return Files.exists(directory.resolve(LOCK)) || Files.exists(directory.resolve(DATABASE));
  }
}
