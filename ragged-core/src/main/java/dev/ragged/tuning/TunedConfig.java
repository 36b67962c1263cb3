package dev.ragged.tuning;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import dev.ragged.index.BlockIo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tuned layer of a store's configuration: applies proposals to it and undoes the last change.
 * One thread at a time, but for {@link #running}, which any thread may call.
 */
final class TunedConfig {
  /** What takes effect while the store is open. */
  private static final Set<String> AT_ONCE =
      Set.of(Settings.SEARCH_EFFORT.key(), Settings.SEARCH_PROBE_EVERY.key());

  private static final String TUNED = "tuned";

  private final RaggedConfig opened;
  private final Optional<TunedValues> disk;
  private SortedMap<String, String> present;
  private @Nullable SortedMap<String, String> beforeInMemory;
  private volatile RaggedConfig running;

  TunedConfig(RaggedConfig opened, Optional<Path> root, BlockIo io) {
    this.opened = opened;
    this.disk = root.map(path -> new TunedValues(io, path));
    this.present = opened.tuned();
    this.running = opened;
  }

  /** Returns the configuration in effect: as opened, but for what can change since. */
  RaggedConfig running() {
    return running;
  }

  /**
   * Adds values to the layer.
   *
   * @throws IllegalArgumentException if a key is unknown or a value bad; nothing is changed then
   * @throws dev.ragged.error.StoreException if they cannot be written
   */
  Applied apply(List<Proposal> proposals) {
    List<Proposal> now = new ArrayList<>();
    List<Proposal> later = new ArrayList<>();
    List<Proposal> overruled = new ArrayList<>();
    List<Proposal> lost = new ArrayList<>();
    SortedMap<String, String> next = new TreeMap<>(present);
    for (Proposal proposal : proposals) {
      next.put(proposal.key(), proposal.proposed());
    }
    RaggedConfig all = opened.toBuilder().tuned(next).build();
    for (Proposal proposal : proposals) {
      boolean atOnce = AT_ONCE.contains(proposal.key());
      if (!atOnce && disk.isEmpty()) {
        lost.add(proposal);
        next.remove(proposal.key());
      } else if (!isTuned(all, proposal.key())) {
        overruled.add(proposal);
      } else {
        (atOnce ? now : later).add(proposal);
      }
    }
    if (!next.equals(present)) {
      if (disk.isPresent()) {
        disk.get().replace(present, next);
      } else {
        beforeInMemory = present;
      }
      changeTo(next);
    }
    return new Applied(now, later, overruled, lost);
  }

  private static boolean isTuned(RaggedConfig config, String key) {
    Setting<?> setting = config.catalog().find(key).orElseThrow();
    return config.origin(setting).equals(TUNED);
  }

  /**
   * Brings back what was there before the last change, of whichever run; false if there is nothing.
   *
   * @throws IllegalArgumentException if the file of it is damaged; nothing is changed then
   */
  boolean undo() {
    SortedMap<String, String> before = beforeInMemory;
    if (disk.isPresent()) {
      Optional<Path> file = disk.get().before();
      if (file.isEmpty()) {
        return false;
      }
      before = opened.toBuilder().tuned(file.get()).build().tuned();
      disk.get().undo();
    }
    if (before == null) {
      return false;
    }
    beforeInMemory = null;
    changeTo(before);
    return true;
  }

  private void changeTo(SortedMap<String, String> next) {
    present = next;
    Map<String, String> effective = new TreeMap<>(opened.tuned());
    for (String key : AT_ONCE) {
      String value = next.get(key);
      if (value == null) {
        effective.remove(key);
      } else {
        effective.put(key, value);
      }
    }
    running = opened.toBuilder().tuned(effective).build();
  }
}
