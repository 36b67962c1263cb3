package dev.ragged.cli.benchmark;

import dev.ragged.bench.suite.Scenario;
import dev.ragged.bench.suite.Scenarios;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names the scenarios. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    header = "List the scenarios, with what each does.")
final class ListCommand implements Callable<Integer> {
  @Mixin private final Output output;

  ListCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() {
    TextTable table = new TextTable("<<");
    table.row("scenario", "what it does");
    List<Object> json = new ArrayList<>();
    for (Scenario scenario : Scenarios.all()) {
      table.row(scenario.id(), scenario.summary());
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("scenario", scenario.id());
      one.put("group", scenario.group().key());
      one.put("summary", scenario.summary());
      one.put("metrics", scenario.metrics());
      json.add(one);
    }
    return output.show(Reply.of(table.withHeads(), json));
  }
}
