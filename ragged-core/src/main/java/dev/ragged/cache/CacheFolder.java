package dev.ragged.cache;

import dev.ragged.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a cache that is not used. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * Deletes the cache files in {@code folder}, if there are any.
   *
   * @throws StoreException if one cannot be deleted
   */
  public static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      SegmentFolder.deleteAll(folder);
    } catch (IOException e) {
      throw new StoreException(
          "the cache cannot be emptied: " + folder + "; delete the folder yourself", e);
    }
  }
}
