package dev.ragged.embedder.djl;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where a user's disposable files belong on each operating system. */
final class UserCache {
  /** System property that names another directory. */
  static final String PROPERTY = "ragged.cache.directory";

  private UserCache() {}

  static Path directory() {
    return directory(System::getProperty, System::getenv);
  }

  @SuppressWarnings("NullAway") // Both look-ups answer null for what is not set.
  static Path directory(UnaryOperator<String> properties, UnaryOperator<String> environment) {
    String chosen = properties.apply(PROPERTY);
    if (isSet(chosen)) {
      return Path.of(chosen);
    }
    Path home = Path.of(properties.apply("user.home"));
    String system = properties.apply("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return home.resolve("Library/Caches/ragged");
    }
    boolean windows = system.startsWith("windows");
    String base = environment.apply(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
    Path caches = isSet(base) ? Path.of(base) : home.resolve(windows ? "AppData/Local" : ".cache");
    return caches.resolve("ragged");
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
