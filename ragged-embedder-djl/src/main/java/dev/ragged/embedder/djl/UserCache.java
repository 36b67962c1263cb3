package dev.ragged.embedder.djl;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a user's disposable files belong on each operating system. */
final class UserCache {
  /** System property that names another directory. */
  static final String PROPERTY = "ragged.cache.directory";

  /** Answers null for what is not set. */
  @FunctionalInterface
  interface Lookup {
    @Nullable String value(String name);
  }

  private UserCache() {}

  static Path directory() {
    return directory(System::getProperty, System::getenv);
  }

  static Path directory(Lookup properties, Lookup environment) {
    String chosen = properties.value(PROPERTY);
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    Path home = Path.of(String.valueOf(properties.value("user.home")));
    String system = String.valueOf(properties.value("os.name")).toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return home.resolve("Library/Caches/ragged");
    }
    boolean windows = system.startsWith("windows");
    String base = environment.value(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
    Path caches =
        base == null || base.isBlank()
            ? home.resolve(windows ? "AppData/Local" : ".cache")
            : Path.of(base);
    return caches.resolve("ragged");
  }
}
