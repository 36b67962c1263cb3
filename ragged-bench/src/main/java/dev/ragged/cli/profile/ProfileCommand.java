package dev.ragged.cli.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code ragged profile} itself, which only compares. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "Measure where the time goes: now, or of all calls from now on.",
    description = {
      "",
      "index, search, chat, all and startup measure at once, without touching your store unless you"
          + " name it. enable makes every later call record what it takes; report sums that up.",
      "",
      "'ragged profile --compare BASE' is short for 'ragged profile compare BASE'."
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged profile all docs --output before.json",
      "  ragged profile compare before.json docs",
      "  ragged profile enable && ragged query backup && ragged profile report --since \"-1h\""
    })
final class ProfileCommand implements Callable<Integer> {
  private static final String COMPARE = "compare";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--compare",
      paramLabel = "BASE",
      description = "Compare with this profile; takes the options of 'ragged profile compare'.")
  private @Nullable String base;

  @Unmatched private List<String> rest = new ArrayList<>();

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (base != null) {
      List<String> words = new ArrayList<>(List.of(base));
      words.addAll(rest);
      CommandLine compare = Objects.requireNonNull(line.getSubcommands().get(COMPARE), COMPARE);
      return compare.execute(words.toArray(String[]::new));
    }
    if (!rest.isEmpty()) {
      throw new UnmatchedArgumentException(line, rest);
    }
    throw new ParameterException(line, "a command is needed");
  }
}
