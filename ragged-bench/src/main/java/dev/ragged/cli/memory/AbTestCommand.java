package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbResult;
import dev.ragged.memory.rank.evaluation.Replay;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what the memory is worth. */
@Command(
    name = "ab-test",
    header = "Measure what the memory is worth: the same questions without and with it.",
    description = {
      "",
      "Goes through what was asked, each question at its own time, and judges by the feedback on it"
          + " ('ragged memory feedback'). With --questions it asks those of a file in place of that:"
          + " a JSON object of questions, each with the grades of its relevant documents, such as"
          + " {\"restore\": {\"backup.md\": 3, \"crash.md\": 1}}. Nothing is recorded."
    })
final class AbTestCommand extends MemoryCommand {
  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Questions with their relevant documents, as JSON.")
  private @Nullable Path questions;

  @Option(
      names = {"-k", "--k"},
      paramLabel = "N",
      description = "How many places count. Default: ${DEFAULT-VALUE}.")
  private int k = AbOptions.DEFAULT.k();

  @Option(
      names = "--weight",
      paramLabel = "PART",
      description = "From 0 to 1: how much the memory counts. Default: its own setting.")
  private @Nullable Double weight;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the intervals. Default: ${DEFAULT-VALUE}.")
  private long seed = AbOptions.DEFAULT_SEED;

  AbTestCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    // The first search of a process pays for what all later ones have.
    var unused = opened.ragged().search("warm up");
    try {
      return questions == null ? replayed(opened) : compared(opened, questions);
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "nothing could be compared: "
              + e.getMessage()
              + " ('ragged memory enable' and 'ragged memory feedback' do that)",
          e);
    }
  }

  private AbOptions options() {
    AbOptions.Builder options = AbOptions.builder().k(k).seed(seed);
    return weight == null ? options.build() : options.variantWeight(weight).build();
  }

  private Reply compared(Opened opened, Path file) {
    AbResult result = opened.persona().analytics().compare(JudgedQuestions.read(file), options());
    return Reply.of(
        AbText.text(result), opened.members().with("result", AbText.json(result)).map());
  }

  private Reply replayed(Opened opened) {
    Replay replay = opened.persona().analytics().replay(options());
    String leftOut =
        replay.leftOut().entrySet().stream()
            .map(
                each ->
                    each.getValue()
                        + " "
                        + each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return Reply.of(
        AbText.text(replay.result())
            + "Judged "
            + replay.judged()
            + " of "
            + Shown.count(replay.replayed(), "question")
            + (leftOut.isEmpty() ? "" : "; left out: " + leftOut)
            + "\n",
        opened
            .members()
            .with("result", AbText.json(replay.result()))
            .with("replayed", replay.replayed())
            .with("judged", replay.judged())
            .with("leftOut", replay.leftOut())
            .map());
  }
}
