package dev.ragged.tuning;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects proposals; a value that a setting has already is none. One thread at a time. */
final class Proposals {
  private final RaggedConfig config;
  private final List<Proposal> list = new ArrayList<>();

  /** Makes an empty list of changes to {@code config}. */
  Proposals(RaggedConfig config) {
    this.config = config;
  }

  RaggedConfig config() {
    return config;
  }

  /** Adds a value, which must be allowed, with its evidence. */
  <T> void add(Setting<T> setting, T proposed, String evidence) {
    T present = config.get(setting);
    if (!Objects.equals(present, setting.check(proposed))) {
      list.add(
          new Proposal(setting.key(), setting.format(present), setting.format(proposed), evidence));
    }
  }

  List<Proposal> list() {
    return List.copyOf(list);
  }
}
