package dev.ragged.memory;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryContext;
import dev.ragged.persona.MemoryProvider;
import java.util.List;

/** Opens the memory where a configuration turns it on. Immutable. */
public final class PersonalMemoryProvider implements MemoryProvider {
  /** Called by {@link java.util.ServiceLoader}. */
  public PersonalMemoryProvider() {}

  @Override
  public List<Setting<?>> settings() {
    return MemorySettings.all();
  }

  @Override
  public MemoryOptions configured(RaggedConfig config) {
    return MemorySettings.options(config);
  }

  /** Opens a memory with all defaults. */
  @Override
  public Memory open(MemoryContext context) {
    return MemoryOptions.DEFAULT.open(context);
  }
}
