package dev.ragged;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import dev.ragged.embedding.EmbedderProvider;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.persona.MemoryProvider;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the backends, embedders and memories that are on the class or module path. */
final class Providers {
  private static final Logger log = LoggerFactory.getLogger(Providers.class);

  private Providers() {}

  /**
   * Returns the backend that {@code config} names, or the one with the highest priority.
   *
   * @throws IllegalArgumentException if there is none of that name; the message names those that
   *     are there
   */
  static VectorIndexProvider backend(RaggedConfig config) {
    return choose(
        all(VectorIndexProvider.class),
        VectorIndexProvider::name,
        VectorIndexProvider::priority,
        "backend",
        Settings.BACKEND_TYPE,
        config);
  }

  /**
   * As {@link #backend(RaggedConfig)}; but what {@code remembered} names, if it is there, where the
   * configuration leaves the choice.
   */
  static VectorIndexProvider backend(RaggedConfig config, Optional<String> remembered) {
    if (remembered.isEmpty() || !config.get(Settings.BACKEND_TYPE).equals(Settings.AUTO)) {
      return backend(config);
    }
    Optional<VectorIndexProvider> found =
        all(VectorIndexProvider.class).stream()
            .filter(provider -> provider.name().equals(remembered.get()))
            .findFirst();
    if (found.isEmpty()) {
      log.warn(
          "The store has backend {}, which is not there; add the dependency that brings it, or pass"
              + " it to the builder. The best one found is used instead",
          remembered.get());
    }
    return found.orElseGet(() -> backend(config));
  }

  /**
   * Returns the backend of a name, set up as {@code config} says.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static VectorIndexProvider backend(RaggedConfig config, String name) {
    VectorIndexProvider found =
        backend(config.toBuilder().set(Settings.BACKEND_TYPE, name).build());
    return found.configured(config.with(found));
  }

  /**
   * Returns the backends that are there, set up as {@code config} says; one for which its values do
   * not go together, which is no fault while another is used, as it is by itself.
   */
  static Map<String, VectorIndexProvider> backends(RaggedConfig config) {
    return all(VectorIndexProvider.class).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                VectorIndexProvider::name, found -> configured(found, config)));
  }

  private static VectorIndexProvider configured(VectorIndexProvider found, RaggedConfig config) {
    try {
      return found.configured(config.with(found));
    } catch (IllegalArgumentException e) {
      log.debug("The settings of backend {} cannot be used: {}", found.name(), e.getMessage());
      return found;
    }
  }

  /** As {@link #backend(RaggedConfig)}, for the embedder. */
  static EmbedderProvider embedder(RaggedConfig config) {
    return choose(
        all(EmbedderProvider.class),
        EmbedderProvider::name,
        EmbedderProvider::priority,
        "embedder",
        Settings.EMBEDDER_TYPE,
        config);
  }

  /**
   * Returns the memory.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   */
  static MemoryProvider memory(RaggedConfig config) {
    List<MemoryProvider> found = all(MemoryProvider.class);
    if (found.isEmpty()) {
      throw config.conflict(
          "no memory is there; add the dependency ragged-memory, or pass one to the builder",
          Settings.MEMORY_ENABLED);
    }
    if (found.size() > 1) {
      throw config.conflict(
          "there are several memories, "
              + found.stream()
                  .map(provider -> provider.getClass().getName())
                  .sorted()
                  .collect(Collectors.joining(", "))
              + "; pass one to the builder",
          Settings.MEMORY_ENABLED);
    }
    return found.get(0);
  }

  private static <P> P choose(
      List<P> found,
      Function<P, String> name,
      ToIntFunction<P> priority,
      String kind,
      Setting<String> type,
      RaggedConfig config) {
    String wanted = config.get(type);
    if (wanted.equals(Settings.AUTO)) {
      return found.stream()
          .max(Comparator.comparingInt(priority))
          .orElseThrow(() -> new IllegalStateException("core brings one " + kind + " itself"));
    }
    return found.stream()
        .filter(provider -> name.apply(provider).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                config.conflict(
                    "no such "
                        + kind
                        + "; there are "
                        + found.stream().map(name).sorted().collect(Collectors.joining(", "))
                        + "; choose one of these, or add the dependency that brings it",
                    type));
  }

  private static <P> List<P> all(Class<P> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }
}
