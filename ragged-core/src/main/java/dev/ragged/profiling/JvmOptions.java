package dev.ragged.profiling;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the options that change how a JVM runs from those that may hold paths or secrets. */
final class JvmOptions {
  private static final Pattern TELLING =
      Pattern.compile(
          "-X(?:int|comp|mixed|batch|noclassgc)"
              + "|-X(?:mx|ms|mn|ss)[0-9]+[kKmMgGtT]?"
              + "|-XX:[+-][A-Za-z0-9]+"
              + "|-XX:[A-Za-z0-9]+=[0-9.]+[kKmMgGtT]?"
              + "|-XX:[A-Za-z0-9]+(?:Mode|Heuristics)=[A-Za-z]+");

  private JvmOptions() {}

  /** Returns them in their order, as the last of two that disagree holds. */
  static String telling(List<String> options) {
    return options.stream()
        .filter(option -> TELLING.matcher(option).matches())
        .collect(Collectors.joining(" "));
  }
}
