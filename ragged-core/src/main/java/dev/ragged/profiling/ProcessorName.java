package dev.ragged.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the processor is called, as Linux tells it in a file. */
final class ProcessorName {
  static final Path FACTS = Path.of("/proc/cpuinfo");
  static final String UNKNOWN = "unknown";

  private ProcessorName() {}

  /**
   * Returns the name: on x86 that of the model, on Arm, which has none, the numbers of its maker
   * and design.
   */
  static String read(Path facts) {
    List<String> lines;
    try {
      lines = Files.readAllLines(facts);
    } catch (IOException | SecurityException e) {
      return UNKNOWN;
    }
    return value(lines, "model name")
        .or(
            () ->
                value(lines, "CPU implementer")
                    .flatMap(
                        maker ->
                            value(lines, "CPU part")
                                .map(part -> "implementer " + maker + " part " + part)))
        .orElse(UNKNOWN);
  }

  private static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name) && line.indexOf(':') > 0)
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
