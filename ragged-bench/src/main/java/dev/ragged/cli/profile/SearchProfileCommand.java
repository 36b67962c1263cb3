package dev.ragged.cli.profile;

import dev.ragged.cli.Operations;
import dev.ragged.cli.Output;
import dev.ragged.cli.Session;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.SearchProfile;
import dev.ragged.text.Figures;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures searches. */
@Command(
    name = "search",
    aliases = "query",
    mixinStandardHelpOptions = true,
    header = "Measure searches in the store, without its caches.",
    description = {
      "",
      "Without a question, sentences of the stored documents are asked, each once in turn."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged profile search \"How is a backup made?\" --iterations 100")
final class SearchProfileCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final QuestionRun run;
  @Mixin private final ProfileFile file = new ProfileFile();

  SearchProfileCommand(Session session) {
    this.output = new Output(session);
    this.run = new QuestionRun(session);
  }

  @Override
  public Integer call() {
    ProfileReport report = run.measure("search", output, MeasuredStore::search);
    SearchProfile profile = SearchProfile.of(report);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("iterations", run.iterations());
    json.put("latency", Operations.json(profile.latency()));
    json.put("queriesPerSecond", profile.queriesPerSecond());
    json.put("averageResults", profile.averageResults());
    json.put("errors", profile.errors());
    json.put("phasesMs", profile.stages());
    return output.show(file.reply(report, text(profile), json));
  }

  private static String text(SearchProfile profile) {
    return Figures.title("Search Profile")
        + ProfileText.latency(profile.latency())
        + String.format(
            Locale.ROOT,
            "  %.1f questions/s, %.1f results on average%n%n",
            profile.queriesPerSecond(),
            profile.averageResults())
        + ProfileFile.phases(profile.stages(), profile.shares())
        + "\n"
        + profile.latency().histogramText();
  }
}
