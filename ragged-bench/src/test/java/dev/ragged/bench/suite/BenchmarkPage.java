package dev.ragged.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The parts of docs/benchmarks.md that tests hold. */
final class BenchmarkPage {
  static final Path FILE = Path.of("..", "docs", "benchmarks.md");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private BenchmarkPage() {}

  /** Returns the lines between two markers. */
  static String part(String name) throws IOException {
    String page = Files.readString(FILE);
    return page.substring(begin(page, name), end(page, name));
  }

  /** Puts other lines between them. */
  static void write(String name, String lines) throws IOException {
    String page = Files.readString(FILE);
    Files.writeString(
        FILE, page.substring(0, begin(page, name)) + lines + page.substring(end(page, name)));
  }

  private static int begin(String page, String name) {
    String marker = "<!-- " + name + " -->\n";
    return page.indexOf(marker) + marker.length();
  }

  private static int end(String page, String name) {
    return page.indexOf("<!-- end of " + name + " -->");
  }

  /** Returns what stands as code in a part. */
  static Set<String> names(String part) throws IOException {
    Set<String> names = new TreeSet<>();
    CODE.matcher(part(part)).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** Returns the figures of the table of counts, as {@code scenario figure}. */
  static Set<String> counted() throws IOException {
    Set<String> all = new TreeSet<>();
    for (String row : part("counted").lines().skip(2).toList()) {
      List<String> codes = CODE.matcher(row).results().map(found -> found.group(1)).toList();
      codes.subList(1, codes.size()).forEach(figure -> all.add(codes.get(0) + " " + figure));
    }
    return all;
  }
}
