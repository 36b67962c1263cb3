package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Whether docs/commands.md is what the commands say of themselves. */
class CommandDocsTest {
  private static final Path PAGE = Path.of("..", "docs", "commands.md");

  private static final String HEAD =
      """
      # Command line

      `ragged` at the root of the repository runs these commands; build it once with
      `mvn -q package -Dquick -am -pl ragged-bench`. The same program is one file,
      `ragged-bench/target/ragged.jar`, for `java -jar`. This page is what the commands say of themselves:
      `ragged COMMAND --help`.

      Every command ends with 0 if it is done, 1 if it found what should fail a script, 2 if the words are wrong, 3 if
      nothing could be decided and `--strict` was given, 4 if something could not be used, and 130 after Ctrl-C (143
      after SIGTERM).
      Errors, and progress if that is a terminal, go to the standard error, replies to the standard output. With `--json` a reply is one JSON
      value, in which durations are milliseconds.

      """;

  private static CommandLine program() {
    return Commands.of(Sessions.silent());
  }

  private static List<CommandLine> all(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    line.getSubcommands().values().stream().distinct().forEach(each -> all.addAll(all(each)));
    return all;
  }

  private static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    for (CommandLine line : all(program())) {
      line.setUsageHelpWidth(100);
      page.append("## ")
          .append(line.getCommandSpec().qualifiedName())
          .append("\n\n```text\n")
          .append(line.getUsageMessage(Help.Ansi.OFF).stripTrailing().replaceAll("[ \t]+\n", "\n"))
          .append("\n```\n\n");
    }
    return page.toString().stripTrailing() + "\n";
  }

  @Test
  void page_ofCommands_isWhatTheySay() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE))
        .as("write it again with -Ddocs.write=true")
        .isEqualTo(page());
  }

  @Test
  void commands_all_haveAHeaderAndHelpAndThoseThatAnswerAlsoJson() {
    for (CommandLine line : all(program())) {
      String name = line.getCommandSpec().qualifiedName();
      assertThat(line.getCommandSpec().usageMessage().header()).as(name).isNotEmpty();
      assertThat(line.getCommandSpec().findOption("--help")).as(name).isNotNull();
      if (line.getSubcommands().isEmpty() && !name.endsWith("completion")) {
        assertThat(line.getCommandSpec().findOption("--json")).as(name).isNotNull();
      }
    }
  }
}
