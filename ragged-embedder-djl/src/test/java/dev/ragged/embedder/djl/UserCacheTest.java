package dev.ragged.embedder.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserCacheTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, '', '', /home/ana/.cache/ragged",
    "Linux, '', /var/xdg, /var/xdg/ragged",
    "Linux, /chosen, /var/xdg, /chosen",
    "Mac OS X, '', '', /home/ana/Library/Caches/ragged",
    "Windows 11, '', '', /home/ana/AppData/Local/ragged",
  })
  void directory_system_followsItsConvention(
      String system, String chosen, String xdg, String expected) {
    Map<String, String> properties = new HashMap<>();
    properties.put("os.name", system);
    properties.put("user.home", "/home/ana");
    properties.put(UserCache.PROPERTY, chosen);

    assertThat(UserCache.directory(properties::get, Map.of("XDG_CACHE_HOME", xdg)::get))
        .isEqualTo(Path.of(expected));
  }
}
