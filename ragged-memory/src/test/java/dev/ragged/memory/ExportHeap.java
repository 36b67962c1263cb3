package dev.ragged.memory;

import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.persona.Interaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Records, exports and imports more than fits the heap that it is given, and says how much. */
final class ExportHeap {
  private ExportHeap() {}

  /**
   * Runs.
   *
   * @param arguments a folder, and how many interactions
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Path json = folder.resolve("ana.json");
    try (ExportStore store = ExportStore.in(folder.resolve("store"))) {
      store.memory.personas().learning("ana", false);
      for (int i = 0; i < count; i++) {
        var unused = store.ana.record(interaction(i), Optional.empty());
        if (i % 1_000 == 999) {
          store.memory.flush();
        }
      }
      store.memory.flush();
      long written = store.ana.export(json, ExportFormat.JSON, Optional.empty()).interactions();
      store.ana.export(folder.resolve("ana.csv"), ExportFormat.CSV, Optional.empty());
      long there = store.ana.importFrom(json, ImportConflict.REPLACE, true).skipped();
      long missing = store.bob.importFrom(json, ImportConflict.SKIP, true).added();
      System.out.println(
          String.join(
              " ",
              Long.toString(written),
              Long.toString(there),
              Long.toString(missing),
              Long.toString(Files.size(json)),
              Long.toString(Runtime.getRuntime().maxMemory())));
    }
  }

  private static Interaction interaction(int i) {
    return Interaction.builder("question " + i, Instant.ofEpochMilli(i * 60_000L))
        .id(new UUID(5, i))
        .session(new UUID(6, i / 100))
        .response(("answer " + i + " ").repeat(150))
        .build();
  }
}
