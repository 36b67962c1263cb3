package dev.ragged.tuning;

import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be tuned: values with which every store opens again, and that change neither what is
 * stored nor how it is cut.
 */
final class Tunable {
  private static final Set<String> KEYS =
      Stream.concat(
              Stream.<Setting<?>>of(
                      Settings.SEARCH_EFFORT,
                      Settings.SEARCH_PROBE_EVERY,
                      Settings.INGEST_WORKERS,
                      Settings.INGEST_BYTES_IN_FLIGHT,
                      Settings.CACHE_RESULTS_LEVEL,
                      Settings.CACHE_RESULTS_HEAP_BYTES,
                      Settings.CACHE_RESULTS_DISK_BYTES,
                      Settings.CACHE_RESULTS_TTL,
                      Settings.CACHE_EMBEDDINGS_LEVEL,
                      Settings.CACHE_EMBEDDINGS_HEAP_BYTES,
                      Settings.CACHE_EMBEDDINGS_DISK_BYTES,
                      Settings.CACHE_EMBEDDINGS_TTL,
                      Settings.BACKEND_TYPE,
                      Settings.WARM_UP)
                  .map(Setting::key),
              Stream.of("database.cache_bytes", "database.readers"))
          .collect(Collectors.toUnmodifiableSet());

  private Tunable() {}

  /**
   * Checks that the store will open with {@code proposals}, as far as their keys are known.
   *
   * @param backends names of those that there are
   * @throws IllegalArgumentException if a key is none of those that may be tuned, or no such
   *     backend is there
   */
  static void require(List<Proposal> proposals, Collection<String> backends) {
    for (Proposal proposal : proposals) {
      if (!KEYS.contains(proposal.key())) {
        throw new IllegalArgumentException(
            "this cannot be tuned; set it in a file or in code: key=\""
                + proposal.key()
                + "\"; what can be: "
                + KEYS.stream().sorted().toList());
      }
      boolean isBackend = proposal.key().equals(Settings.BACKEND_TYPE.key());
      if (isBackend
          && !proposal.proposed().equals(Settings.AUTO)
          && !backends.contains(proposal.proposed())) {
        throw new IllegalArgumentException(
            "no such backend: backend.type=\""
                + proposal.proposed()
                + "\"; there are "
                + backends.stream().sorted().toList());
      }
    }
  }
}
