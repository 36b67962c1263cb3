package dev.ragged.memory.transfer;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The version of Ragged that runs. */
final class RaggedVersion {
  private static final String UNKNOWN = "unknown";

  private RaggedVersion() {}

  /** Returns what the archive says that these classes come from, if they come from one. */
  static String text() {
    return Optional.ofNullable(RaggedVersion.class.getPackage().getImplementationVersion())
        .or(
            () ->
                Optional.ofNullable(RaggedVersion.class.getModule().getDescriptor())
                    .flatMap(ModuleDescriptor::rawVersion))
        .orElse(UNKNOWN);
  }
}
