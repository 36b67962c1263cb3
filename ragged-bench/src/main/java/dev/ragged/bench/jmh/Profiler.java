package dev.ragged.bench.jmh;

import java.util.Locale;

/** What may be measured beside the time. */
public enum Profiler {
  /** Bytes allocated by an operation, and collections. */
  GC,
  /** Where threads are, sampled. */
  STACK,
  /** A recording of Flight Recorder for each benchmark, in a folder of its name. */
  JFR;

  /** Returns JMH's name of it. */
  String jmhName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether the running JVM can do it. */
  boolean isAvailable() {
    return this != JFR || ModuleLayer.boot().findModule("jdk.jfr").isPresent();
  }
}
