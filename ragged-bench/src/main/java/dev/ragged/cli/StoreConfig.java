package dev.ragged.cli;

import dev.ragged.sqlite.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The settings that a store was made with, in its directory: every later call opens it with them.
 * They are written once, and are the user's to edit from then on.
 */
final class StoreConfig {
  private final Path path;

  StoreConfig(Path store) {
    path = store.resolve("ragged.yaml");
  }

  Path path() {
    return path;
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Writes settings by key, unless there are none. */
  void write(Map<String, String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    StringBuilder yaml =
        new StringBuilder(
            "# The settings that this store was made with; see docs/configuration.md.\n");
    values.forEach(
        (key, value) ->
            yaml.append(key).append(": '").append(value.replace("'", "''")).append("'\n"));
    PrivateFiles.createFile(path);
    Files.writeString(path, yaml);
  }
}
