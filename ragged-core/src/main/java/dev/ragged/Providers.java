package dev.ragged;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderProvider;
import dev.ragged.index.VectorIndexProvider;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the backends and embedders that are on the class or module path. */
final class Providers {
  private Providers() {}

  /** Returns the backend with the highest priority. */
  static VectorIndexProvider bestBackend() {
    return backends().stream()
        .max(Comparator.comparingInt(VectorIndexProvider::priority))
        .orElseThrow(() -> new IllegalStateException("core brings the backend \"exact\""));
  }

  /**
   * Returns the backend called {@code name}.
   *
   * @throws IllegalArgumentException if there is none; the message names those that are there
   */
  static VectorIndexProvider backend(String name) {
    return backends().stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no such backend: backend=\""
                        + name
                        + "\"; there are "
                        + backends().stream()
                            .map(VectorIndexProvider::name)
                            .sorted()
                            .collect(Collectors.joining(", "))
                        + "; choose one of these, or add the dependency that brings it"));
  }

  private static List<VectorIndexProvider> backends() {
    return ServiceLoader.load(VectorIndexProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Returns a new embedder of the provider with the highest priority. */
  static Embedder bestEmbedder() {
    return ServiceLoader.load(EmbedderProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .max(Comparator.comparingInt(EmbedderProvider::priority))
        .orElseThrow(() -> new IllegalStateException("core brings the embedder \"lexical\""))
        .create();
  }
}
