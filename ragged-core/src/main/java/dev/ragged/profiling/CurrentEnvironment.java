package dev.ragged.profiling;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleDescriptor;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what makes this process run as it does. */
final class CurrentEnvironment {
  private static final String UNKNOWN = "unknown";

  private CurrentEnvironment() {}

  static Map<String, String> read() {
    Map<String, String> values = new TreeMap<>();
    values.put("ragged", version());
    values.put("java", System.getProperty("java.vm.version", UNKNOWN));
    values.put("jvm", System.getProperty("java.vm.name", UNKNOWN));
    values.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    values.put("architecture", System.getProperty("os.arch", UNKNOWN));
    values.put("processor", ProcessorName.read(ProcessorName.FACTS));
    values.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    values.put("max_heap_bytes", Long.toString(Runtime.getRuntime().maxMemory()));
    values.put("vector_api", Boolean.toString(hasVectorApi()));
    values.put(
        "collectors",
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .sorted()
            .collect(Collectors.joining(", ")));
    values.put(
        "jvm_options",
        JvmOptions.telling(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    return values;
  }

  /** Returns Ragged's version, which its archive names, or its module. */
  private static String version() {
    Class<?> own = CurrentEnvironment.class;
    return Optional.ofNullable(own.getPackage().getImplementationVersion())
        .or(
            () ->
                Optional.ofNullable(own.getModule().getDescriptor())
                    .flatMap(ModuleDescriptor::rawVersion))
        .orElse(UNKNOWN);
  }

  /** Returns whether vectors can be compared by SIMD instructions. */
  private static boolean hasVectorApi() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
