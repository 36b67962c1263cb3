package dev.ragged.profiling;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what makes this process run as it does. */
final class CurrentEnvironment {
  private static final Path CPU_FACTS = Path.of("/proc/cpuinfo");

  private CurrentEnvironment() {}

  static Map<String, String> read() {
    Map<String, String> values = new TreeMap<>();
    values.put("java", System.getProperty("java.vm.version", "unknown"));
    values.put("jvm", System.getProperty("java.vm.name", "unknown"));
    values.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    values.put("architecture", System.getProperty("os.arch", "unknown"));
    values.put("processor", processor());
    values.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    values.put("max_heap_bytes", Long.toString(Runtime.getRuntime().maxMemory()));
    values.put(
        "collectors",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .sorted()
            .collect(Collectors.joining(", ")));
    values.put(
        "jvm_options",
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.startsWith("-X"))
            .collect(Collectors.joining(" ")));
    return values;
  }

  /** Returns the processor's name where the system has it in a file, as Linux does on x86. */
  private static String processor() {
    try (Stream<String> lines = Files.lines(CPU_FACTS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException | RuntimeException e) {
      return "unknown";
    }
  }
}
