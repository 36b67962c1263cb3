package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds passages. */
@Command(
    name = "query",
    aliases = "search",
    mixinStandardHelpOptions = true,
    header = "Find the passages that answer a question, best first.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged query \"How is a backup made?\"",
      "  ragged query --mode LEXICAL -k 3 --filter \"extension=md\" backup",
      "  ragged query --persona ana --explain \"vector index\"",
      "  ragged query --profile \"vector index\""
    })
final class QueryCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final SearchOptions search = new SearchOptions();
  @Mixin private final PersonaOptions asker = new PersonaOptions();
  @Mixin private final Question question = new Question();

  @Option(names = "--explain", description = "Say how each passage got its score.")
  private boolean explain;

  @Option(names = "--profile", description = "Also say where the time went.")
  private boolean profile;

  QueryCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    SearchRequest.Builder builder = search.request(question.text());
    SearchRequest request = explain ? builder.explain().build() : builder.build();
    try (Ragged ragged = store.open()) {
      return output.show(profile ? profiled(ragged, request) : plain(ragged, request));
    }
  }

  private Reply plain(Ragged ragged, SearchRequest request) {
    SearchResult result = asker.search(ragged, request);
    return found(ragged, result, Optional.empty());
  }

  private Reply profiled(Ragged ragged, SearchRequest request) {
    try (ProfileSession session = ProfileSession.start("query", ragged.profiler())) {
      SearchResult result = asker.search(ragged, request);
      ProfileReport report = session.report();
      return found(ragged, result, Optional.of(report));
    }
  }

  private Reply found(Ragged ragged, SearchResult result, Optional<ProfileReport> report) {
    UnknownKeys unknown = search.unknownKeys(ragged, asker, question.text());
    return new FoundPassages(result, report, unknown, explain).reply();
  }
}
