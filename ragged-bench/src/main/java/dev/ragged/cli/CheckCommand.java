package dev.ragged.cli;

import dev.ragged.Health;
import dev.ragged.Ragged;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads a whole store and compares what is kept twice. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Read the whole store and compare everything that is kept twice.",
    description = {"", "Ends with 1 if something is wrong."})
final class CheckCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  CheckCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    try (Ragged ragged = store.open()) {
      Health health = ragged.check();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("store", store.directory());
      json.put("sound", health.isHealthy());
      json.put("problems", health.problems());
      String text =
          health.isHealthy()
              ? "Sound: " + store.directory() + "\n"
              : StatusCommand.problems(health);
      return output.show(Reply.of(text, json).failingIf(!health.isHealthy()));
    }
  }
}
