package dev.ragged.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.config.Preset;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.config.SettingCatalog;
import dev.ragged.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/ say of settings is what there is. This module sees all parts that have some.
 *
 * <p>To write schema and table anew: {@code mvn test -pl ragged-bench -am
 * -Dtest=ConfigurationDocsTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true}
 */
class ConfigurationDocsTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path SCHEMA = DOCS.resolve("config.schema.json");
  private static final Path PAGE = DOCS.resolve("configuration.md");
  private static final Path EXAMPLE = DOCS.resolve("ragged.yaml");
  private static final String BEGIN = "<!-- keys -->\n";
  private static final String END = "<!-- end of keys -->\n";

  @TempDir Path temp;

  private static boolean write() {
    return Boolean.getBoolean("docs.write");
  }

  @Test
  void schema_inDocs_isThatOfAllSettings() throws IOException {
    String schema = SettingCatalog.found().jsonSchema();
    if (write()) {
      Files.writeString(SCHEMA, schema);
    }
    assertThat(Files.readString(SCHEMA)).isEqualTo(schema);
  }

  @Test
  void table_inDocs_isThatOfAllSettings() throws IOException {
    StringBuilder table =
        new StringBuilder("| key | what it does | what it may be | default |\n|---|---|---|---|\n");
    SettingCatalog.found().settings().forEach(setting -> table.append(row(setting)));
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    if (write()) {
      page = page.substring(0, from) + table + page.substring(to);
      Files.writeString(PAGE, page);
      to = page.indexOf(END);
    }
    assertThat(page.substring(from, to)).isEqualTo(table.toString());
  }

  private static <T> String row(Setting<T> setting) {
    StringBuilder values = new StringBuilder(setting.format(setting.standard()));
    for (Preset preset : Preset.values()) {
      setting
          .in(preset)
          .ifPresent(
              value ->
                  values
                      .append("; ")
                      .append(preset.key())
                      .append(' ')
                      .append(setting.format(value)));
    }
    return "| `"
        + setting.key()
        + "` | "
        + setting.description()
        + " | "
        + setting.expected()
        + " | "
        + values
        + " |\n";
  }

  @Test
  void example_inDocs_setsWhatItShows() {
    RaggedConfig config = RaggedConfig.load(EXAMPLE);
    assertThat(config.get(Settings.BACKEND_TYPE)).isEqualTo("hnsw");
    assertThat(config.get(Settings.CACHE_RESULTS_TTL)).hasMinutes(15);
    assertThat(config.describe())
        .contains("backend.hnsw.ef_search = 100  (ragged.yaml line 8)")
        .contains("memory.recorder.flush_interval = 2s  (ragged.yaml line ");
  }

  @Test
  void listing_inDocs_opensAStoreAndDescribesIt() throws IOException {
    Path store = temp.resolve("store");
    Path file =
        Files.writeString(
            temp.resolve("ragged.yaml"),
            Files.readString(EXAMPLE).replace("type: auto", "type: lexical"));
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      RaggedConfig config =
          RaggedConfig.builder()
              .file(file)
              .set(Settings.CACHE_RESULTS_TTL, Duration.ofMinutes(5))
              .set("backend.hnsw.ef_search", "80")
              .build();
      try (Ragged ragged = Ragged.builder().directory(store).config(config).build()) {
        System.out.print(ragged.config().describe());
      }
    } finally {
      System.setOut(out);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("backend.hnsw.ef_search = 80  (builder)")
        .contains("cache.results.ttl = 5m  (builder)")
        .contains("memory.enabled = true  (ragged.yaml line ");
    assertThat(store.resolve("memory.db")).exists();
  }
}
