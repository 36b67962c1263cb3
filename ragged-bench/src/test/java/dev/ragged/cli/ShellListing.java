package dev.ragged.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call of {@code ragged} as a page or a help text shows it.
 *
 * @param place where it is shown
 * @param words what follows {@code ragged}
 */
record ShellListing(String place, List<String> words) {
  private static final Path ROOT = Path.of("..");

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  /** Which blocks have commands; those marked as text are what programs print. */
  private static final Set<String> COMMANDS = Set.of("", "shell", "bash", "yaml");

  private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
  private static final Pattern COMMENT = Pattern.compile("\\s#.*$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");
  private static final Pattern NEXT = Pattern.compile("\\s+(?:&&|\\|)\\s+");
  private static final Pattern CALL = Pattern.compile("(?:- )?(?:run: )?(?:\\./)?ragged (\\S.*)");

  ShellListing {
    words = List.copyOf(words);
  }

  /** Returns the calls of all pages that people write. */
  static List<ShellListing> ofAllPages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    pages.add(ROOT.resolve("CONTRIBUTING.md"));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<ShellListing> all = new ArrayList<>();
    for (Path page : pages) {
      all.addAll(ofPage(page));
    }
    return all;
  }

  /** Returns the calls in the blocks of a page, in their order. */
  static List<ShellListing> ofPage(Path page) throws IOException {
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .filter(block -> COMMANDS.contains(block.group(1)))
        .flatMap(block -> CONTINUED.matcher(block.group(2)).replaceAll(" ").lines())
        .flatMap(line -> ofLine(page.getFileName().toString(), line).stream())
        .toList();
  }

  /** Returns the calls in a line of a shell; none if it calls something else. */
  static List<ShellListing> ofLine(String place, String line) {
    String command = COMMENT.matcher(line).replaceFirst("").strip();
    return NEXT.splitAsStream(command)
        .map(CALL::matcher)
        .filter(Matcher::matches)
        .map(call -> new ShellListing(place + ": " + line.strip(), words(call.group(1))))
        .toList();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(ShellListing::word).toList();
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
