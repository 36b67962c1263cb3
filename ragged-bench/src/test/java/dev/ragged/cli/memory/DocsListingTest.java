package dev.ragged.cli.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/memory.md shows of the command line runs. */
class DocsListingTest {
  private static final Path PAGE = Path.of("..", "docs", "memory.md");
  private static final Pattern LISTING =
      Pattern.compile("## From the command line\\s+```shell\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path folder;

  @Test
  void listing_ofThePage_runs() throws IOException {
    Matcher listing = LISTING.matcher(Files.readString(PAGE));
    assertThat(listing.find()).isTrue();
    List<String> lines = listing.group(1).lines().toList();
    assertThat(lines).hasSizeGreaterThan(5).allMatch(line -> line.startsWith("ragged "));
    Calls ragged = Calls.withStore(folder);
    for (String line : lines) {
      Outcome outcome = ragged.typing("yes\n", words(line.substring("ragged ".length())));
      assertThat(outcome.exitCode()).as("%s: %s", line, outcome.err()).isEqualTo(ExitCode.DONE);
    }
  }

  private static String[] words(String line) {
    return WORD.matcher(line).results().map(DocsListingTest::word).toArray(String[]::new);
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
