package dev.ragged.cli;

import dev.ragged.profiling.Stages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A part of what calls do, of which a log can be kept. */
public enum RecordedPart {
  /** Searches and answers. */
  QUERY,

  /** Ingests and deletions. */
  INGEST,

  /** What the memory of personas does, within searches, too. */
  MEMORY,

  /** What the vector index does, within searches and ingests, too. */
  BACKEND,

  /** Opening the store. */
  STARTUP;

  private static final String MEMORY_STAGES = "memory.";

  /** Returns the name as it is typed. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether one of its stages is on a call path. */
  boolean contains(List<String> path) {
    return path.stream().anyMatch(this::isStage);
  }

  private boolean isStage(String name) {
    return switch (this) {
      case QUERY -> name.equals(Stages.SEARCH) || name.equals(Stages.ANSWER);
      case INGEST -> name.equals(Stages.INGEST) || name.equals(Stages.DELETE);
      case MEMORY -> name.startsWith(MEMORY_STAGES);
      case BACKEND ->
          name.equals(Stages.SEARCH_VECTORS)
              || name.equals(Stages.INGEST_INDEX)
              || name.equals(Stages.OPEN_INDEX);
      case STARTUP -> name.equals(Stages.OPEN);
    };
  }

  /**
   * Returns the parts of these names, which commas join; {@code all} is all of them.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  public static Set<RecordedPart> parse(String names) {
    Set<RecordedPart> all = EnumSet.noneOf(RecordedPart.class);
    for (String name : names.split(",", -1)) {
      if (name.strip().equals("all")) {
        all.addAll(EnumSet.allOf(RecordedPart.class));
      } else {
        all.add(
            Arrays.stream(values())
                .filter(one -> one.key().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> unknown(name)));
      }
    }
    return all;
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "components must be all or some of "
            + Arrays.stream(values()).map(RecordedPart::key).toList()
            + ": component=\""
            + name.strip()
            + "\"");
  }
}
