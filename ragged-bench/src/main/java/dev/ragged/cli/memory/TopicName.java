package dev.ragged.cli.memory;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A topic by its name, which may be more than one word; a part of commands. */
final class TopicName {
  @Parameters(
      arity = "1..*",
      paramLabel = "TOPIC",
      description = "As 'ragged memory topics' has it; case does not matter.")
  private List<String> words = new ArrayList<>();

  String name() {
    return String.join(" ", words);
  }
}
