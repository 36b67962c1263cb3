package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.spi.StoreFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store a command uses, and with which settings; a part of commands. */
public final class StoreOptions {
  private static final Path DEFAULT = Path.of(".ragged");

  /** The name of the memory's database, whose presence says that some persona has a memory. */
  private static final String MEMORY = "memory.db";

  private final Session session;

  @Option(
      names = {"-s", "--store"},
      paramLabel = "DIR",
      description =
          "Directory of the store. Default: $" + Session.STORE_VARIABLE + ", else .ragged.")
  private @Nullable Path directory;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings, as YAML or properties. Default: ragged.yaml in the store, if it is there.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, for this call; can be repeated. 'ragged tune show' lists them.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Short for --set backend.type=NAME.")
  private @Nullable String backend;

  @Option(
      names = "--embedder",
      paramLabel = "NAME",
      description = "Short for --set embedder.type=NAME.")
  private @Nullable String embedder;

  /** Creates the options of a call. */
  public StoreOptions(Session session) {
    this.session = session;
  }

  /** Returns the directory. */
  public Path directory() {
    if (directory != null) {
      return directory;
    }
    String named = session.environment().get(Session.STORE_VARIABLE);
    return named == null || named.isBlank() ? DEFAULT : Path.of(named);
  }

  /** Returns whether there is a store. */
  public boolean exists() {
    return StoreFiles.isStore(directory());
  }

  /** Returns the settings. */
  public RaggedConfig config() {
    RaggedConfig.Builder all = RaggedConfig.builder();
    StoreConfig file = new StoreConfig(directory());
    if (config != null) {
      all.file(config);
    } else if (file.exists()) {
      all.file(file.path());
    }
    given().forEach(all::set);
    return all.build();
  }

  /** Returns the settings that this call was given one by one. */
  Map<String, String> given() {
    Map<String, String> all = new LinkedHashMap<>(set);
    if (backend != null) {
      all.put(Settings.BACKEND_TYPE.key(), backend);
    }
    if (embedder != null) {
      all.put(Settings.EMBEDDER_TYPE.key(), embedder);
    }
    return all;
  }

  /**
   * Returns a builder of the store as it is on disk: with the memory if one is there.
   *
   * @throws IllegalArgumentException if a setting is wrong
   */
  public RaggedBuilder builder() {
    RaggedBuilder builder = Ragged.builder().directory(directory()).config(config());
    if (Files.exists(memory())) {
      builder.set(Settings.MEMORY_ENABLED, true);
    }
    Recording.of(directory()).ifPresent(recording -> recording.applyTo(builder, directory()));
    return builder;
  }

  /** Returns whether the directory was named by the option, not by the environment. */
  public boolean isNamed() {
    return directory != null;
  }

  /**
   * Opens a store that is there.
   *
   * @throws MissingStoreException if it is not
   */
  public Ragged open() {
    requireStore();
    return builder().build();
  }

  /**
   * Opens a store that is there, with its memory, which is created if it has none.
   *
   * @throws MissingStoreException if there is no store
   */
  public Ragged openWithMemory() {
    requireStore();
    return builder().set(Settings.MEMORY_ENABLED, true).build();
  }

  /**
   * Opens a store that is there, and has a memory.
   *
   * @throws MissingStoreException if there is no store
   * @throws IllegalArgumentException if it has no memory
   */
  public Ragged openMemory() {
    requireStore();
    if (!Files.exists(memory())) {
      throw new IllegalArgumentException(
          "no persona has a memory in "
              + directory()
              + ", and nothing is recorded: 'ragged persona create NAME' turns that on");
    }
    return builder().build();
  }

  /** Returns where the memory is, or would be. */
  public Path memory() {
    return directory().resolve(MEMORY);
  }

  /**
   * Refuses to go on without a store.
   *
   * @throws MissingStoreException if there is none
   */
  public void requireStore() {
    if (!exists()) {
      throw new MissingStoreException(directory());
    }
  }
}
