package dev.ragged.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files may look like, and what is said of those that do not. */
@Timeout(20)
class ConfigFileTest {
  @TempDir Path temp;

  private RaggedConfig load(String name, String text) {
    return load(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private RaggedConfig load(String name, byte[] bytes) {
    try {
      return RaggedConfig.load(Files.write(temp.resolve(name), bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refuses(String name, String text, String... inMessage) {
    assertThatIllegalArgumentException()
        .as(text.length() > 200 ? text.substring(0, 200) : text)
        .isThrownBy(() -> load(name, text))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .hasSizeLessThan(2_000)
                    .doesNotContain("\n")
                    .contains(temp.resolve(name).toString())
                    .contains(inMessage));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "{}", "--- {}\n...\n", "\uFEFF"})
  void yaml_empty_setsNothing(String text) {
    assertThat(load("ragged.yaml", text).describe()).isEqualTo(RaggedConfig.defaults().describe());
  }

  @Test
  void yaml_nestedDottedQuotedAndFlow_areTheSame() {
    String nested = "cache:\n  results:\n    ttl: 10m\n";
    for (String text :
        new String[] {
          nested,
          "cache.results.ttl: 10m\n",
          "cache:\n  results.ttl: \"10m\"\n",
          "cache: {results: {ttl: 10m}}",
          "{\"cache\": {\"results\": {\"ttl\": \"10m\"}}}",
          "\uFEFFcache:\r\n  results:\r\n    ttl: 10m # short\r\n"
        }) {
      RaggedConfig config = load("ragged.yml", text);
      assertThat(config.get(Settings.CACHE_RESULTS_TTL)).hasMinutes(10);
      assertThat(config.origin(Settings.CACHE_RESULTS_TTL)).startsWith("ragged.yml line ");
    }
  }

  @Test
  void yaml_offAndNumbers_areTakenAsTheyAreWritten() {
    RaggedConfig config =
        load("a.yaml", "cache.results.level: off\ningest.workers: 010\nwarm_up: 'true'\n");
    assertThat(config.get(Settings.CACHE_RESULTS_LEVEL)).isEqualTo(CacheLevel.OFF);
    assertThat(config.get(Settings.INGEST_WORKERS)).isEqualTo(10);
    assertThat(config.get(Settings.WARM_UP)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preset: balanced\\npreset: low_memory|line 2|preset is set twice; first in line 1",
        "cache.results.ttl: 1m\\ncache:\\n  results: {ttl: 2m}|line 3|cache.results.ttl is set twice",
        "cache: 5|line 1|cache is a section, which has no value of its own",
        "preset:\\n  name: balanced|line 2|preset is a value, not a section",
        "preset:|line 1|preset has no value",
        "preset: ~|line 1|preset has no value",
        "preset: null|line 1|preset has no value",
        "preset: [balanced]|line 1|preset: a list is not allowed",
        "- preset|line 1|a list is not allowed",
        "balanced|line 1|there must be keys with values",
        "? [a]\\n: b|line 1|a list is not allowed",
        "? {a: b}\\n: c|line 1|a key must be a text",
        "preset: &x balanced|line 1|anchors and aliases are not allowed",
        "preset: *x|line 1|anchors and aliases are not allowed",
        "preset: !!java.io.File [x]|line 1|tags are not allowed",
        "preset: !!str balanced|line 1|tags are not allowed",
        "warm_up: true\\n---\\nwarm_up: false|line 2|a second document begins",
        "warm_up: 'true|line |not YAML",
        "warm_up: true\\n\\tpreset: x|line |not YAML",
        "warm_up: maybe|line 1|warm_up must be true or false: warm_up=\"maybe\"",
        "warm_up: true\\nwarmup: true|line 2|unknown key warmup; did you mean warm_up?"
      })
  void yaml_wrong_isRefusedWithFileLineAndReason(String text, String line, String reason) {
    refuses("ragged.yaml", text.replace("\\n", "\n").replace("\\t", "\t"), line, reason);
  }

  @Test
  void yaml_bombs_areRefusedAtOnce() {
    StringBuilder laughs = new StringBuilder("a: &a [x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      laughs.append(c).append(": &").append(c).append(" [*");
      laughs.append((char) (c - 1)).append(",*").append((char) (c - 1)).append("]\n");
    }
    refuses("laughs.yaml", laughs.toString(), "anchors and aliases");
    refuses("lists.yaml", "[".repeat(100_000), "a list is not allowed");
    refuses("maps.yaml", "{a: ".repeat(50_000), "must not be nested deeper than 8");
    refuses("quotes.yaml", "warm_up: \"" + "x".repeat(200_000), "not YAML");
    refuses("text.yaml", "warm_up: " + "x".repeat(200_000), "warm_up must be true or false");
    refuses("key.yaml", "k".repeat(200_000) + ": 1", "there must be keys with values");
    refuses("quoted.yaml", "\"" + "k".repeat(900) + "\": 1", "unknown key kkk");
    refuses("blocks.yaml", "? ".repeat(100_000), "a key must be a text");
    refuses("tags.yaml", "!".repeat(100_000), "tags are not allowed");
    refuses("many.yaml", "x: 1\n".repeat(40_000), "x is set twice");
    refuses("zero.yaml", "a: \u0000", "not YAML");
  }

  @Test
  void yaml_manyUnknownKeys_areRefusedQuickly() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 15_000; i++) {
      text.append("key").append(i).append(": 1\n");
    }
    refuses("ragged.yaml", text.toString(), "line 1", "unknown key key0");
  }

  @Test
  void file_tooLarge_isRefusedUnread() {
    refuses("big.yaml", "#".repeat(ConfigFile.MAX_BYTES + 1), "must not be larger than 262144");
    assertThat(load("full.yaml", "#".repeat(ConfigFile.MAX_BYTES))).isNotNull();
  }

  @Test
  void file_notUtf8_isRefusedWithTheOffset() {
    byte[] latin = "# caf\u00e9\nwarm_up: true\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load("ragged.yaml", latin))
        .withMessageContaining("must be in UTF-8")
        .withMessageContaining("offset=5");
    byte[] cut = {'#', (byte) 0xc3};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load("ragged.properties", cut))
        .withMessageContaining("offset=1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load("wide.yaml", "warm_up: true".getBytes(StandardCharsets.UTF_16)))
        .withMessageContaining("must be in UTF-8");
  }

  @Test
  void file_missingFolderOrOtherEnding_isRefused() throws IOException {
    Files.createDirectory(temp.resolve("folder.yaml"));
    for (String name : new String[] {"none.yaml", "folder.yaml"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RaggedConfig.load(temp.resolve(name)))
          .withMessageContaining("no such configuration file")
          .withMessageContaining(name);
    }
    refuses("ragged.toml", "", "must end in .yaml, .yml or .properties");
    refuses("ragged", "", "must end in .yaml, .yml or .properties");
  }

  @Test
  void properties_continuedEscapedAndCommented_knowTheirLines() {
    RaggedConfig config =
        load(
            "ragged.properties",
            "# first\n\n! second\nwarm_up = true\ncache.results.\\\n   ttl : 10\\\n   m\n"
                + "ingest.workers=\\u0033\n  cache.results.level   heap");
    assertThat(config.origin(Settings.WARM_UP)).isEqualTo("ragged.properties line 4");
    assertThat(config.get(Settings.CACHE_RESULTS_TTL)).hasMinutes(10);
    assertThat(config.origin(Settings.CACHE_RESULTS_TTL)).isEqualTo("ragged.properties line 5");
    assertThat(config.get(Settings.INGEST_WORKERS)).isEqualTo(3);
    assertThat(config.origin(Settings.CACHE_RESULTS_LEVEL)).isEqualTo("ragged.properties line 9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "warm_up=true\\nwarm_up=false|line 2|warm_up is set twice; first in line 1",
        "warm_up=|line 1|warm_up must be true or false: warm_up=\"\"",
        "warm_up=\\u00zz|line 1|not a line of properties",
        "=true|line 1|unknown key",
        "preset=fast|line 1|preset must be one of high_performance, balanced, low_memory"
      })
  void properties_wrong_areRefusedWithFileLineAndReason(String text, String line, String reason) {
    refuses("ragged.properties", text.replace("\\n", "\n"), line, reason);
  }
}
