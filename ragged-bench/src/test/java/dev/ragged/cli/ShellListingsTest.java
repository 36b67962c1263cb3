package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What pages and help texts show of the command line is understood; the tutorial's story runs. */
class ShellListingsTest {
  private static final Path TUTORIAL = Path.of("..", "docs", "optimising.md");

  @TempDir Path folder;

  private final CommandLine program = Commands.of(Sessions.silent());

  private void parse(ShellListing listing) {
    program.parseArgs(
        listing.words().stream().map(ShellListingsTest::whole).toArray(String[]::new));
  }

  /** Ids are cut off in help texts. */
  private static String whole(String word) {
    return word.replace("9f1c0c1e-...", "9f1c0c1e-0000-4000-8000-000000000000");
  }

  @Test
  void listing_ofAnyPage_isUnderstood() throws IOException {
    List<ShellListing> listings = ShellListing.ofAllPages();
    assertThat(listings).hasSizeGreaterThan(50);
    assertThat(listings)
        .allSatisfy(
            listing ->
                assertThatCode(() -> parse(listing))
                    .as(listing.place())
                    .doesNotThrowAnyException());
  }

  @Test
  void example_ofAnyHelpText_isUnderstood() {
    List<ShellListing> examples = new ArrayList<>();
    collect(program, examples);
    assertThat(examples).hasSizeGreaterThan(50);
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThatCode(() -> parse(example))
                    .as(example.place())
                    .doesNotThrowAnyException());
  }

  private static void collect(CommandLine line, List<ShellListing> examples) {
    CommandLine.Model.CommandSpec spec = line.getCommandSpec();
    for (String text : spec.usageMessage().footer()) {
      examples.addAll(ShellListing.ofLine(spec.qualifiedName(), text.replace("%%", "%")));
    }
    line.getSubcommands().values().stream().distinct().forEach(each -> collect(each, examples));
  }

  @Test
  void ofLine_callsAndOtherWords_givesTheCalls() {
    assertThat(ShellListing.ofLine("x", "ragged index \"my docs\" && ragged query a | wc  # b"))
        .extracting(ShellListing::words)
        .containsExactly(List.of("index", "my docs"), List.of("query", "a"));
    assertThat(ShellListing.ofLine("x", "mvn verify")).isEmpty();
    assertThat(ShellListing.ofLine("x", "ragged: no such store")).isEmpty();
  }

  @Test
  void parse_unknownCommandOrOption_isRefused() {
    for (String wrong : List.of("ragged indx docs", "ragged query --no-such-option words")) {
      assertThatThrownBy(() -> parse(ShellListing.ofLine("x", wrong).get(0)))
          .as(wrong)
          .isInstanceOf(ParameterException.class);
    }
  }

  /** Times of a busy machine may be told apart, so that a comparison may end with 1. */
  @Test
  void tutorial_onAFewDocuments_runsToItsEnd() throws IOException {
    InProcess ragged = new InProcess(folder).withStore();
    List<ShellListing> story = ShellListing.ofPage(TUTORIAL);
    assertThat(story).hasSizeGreaterThan(15);
    for (ShellListing listing : story) {
      Outcome outcome = ragged.run(brief(ragged, listing.words()));
      List<Integer> allowed =
          listing.words().contains("compare")
              ? List.of(ExitCode.DONE, ExitCode.FOUND_PROBLEMS)
              : List.of(ExitCode.DONE);
      assertThat(outcome.exitCode()).as("%s%n%s", listing.place(), outcome.err()).isIn(allowed);
    }
  }

  /** Returns the words for documents and files of this test, and for fewer of what is counted. */
  private String[] brief(InProcess ragged, List<String> words) {
    String[] brief = new String[words.size()];
    for (int i = 0; i < brief.length; i++) {
      String word = words.get(i);
      String before = i == 0 ? "" : words.get(i - 1);
      if (word.equals("docs")) {
        brief[i] = ragged.documents();
      } else if (word.endsWith(".json")) {
        brief[i] = folder.resolve(word).toString();
      } else if (before.equals("--iterations") || before.equals("--limit")) {
        brief[i] = "1";
      } else {
        brief[i] = word;
      }
    }
    return brief;
  }
}
