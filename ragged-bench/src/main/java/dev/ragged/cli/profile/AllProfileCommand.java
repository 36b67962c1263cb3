package dev.ragged.cli.profile;

import dev.ragged.cli.Operations;
import dev.ragged.cli.Output;
import dev.ragged.cli.Session;
import dev.ragged.profiling.ChatProfile;
import dev.ragged.profiling.IndexingProfile;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.SearchProfile;
import dev.ragged.profiling.StartupProfile;
import dev.ragged.text.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures everything. */
@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    header = "Measure indexing, searching, answering and opening, in one profile.",
    description = {
      "",
      "The folders, or without any the first documents of the store, are indexed into new stores"
          + " that are deleted afterwards, and questions are asked of the last one."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged profile all docs --iterations 50 --output before.json")
final class AllProfileCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final WholeRun run;
  @Mixin private final ProfileFile file = new ProfileFile();

  @Parameters(arity = "0..*", paramLabel = "PATH", description = "Folders, with all below them.")
  private List<Path> paths = new ArrayList<>();

  AllProfileCommand(Session session) {
    this.output = new Output(session);
    this.run = new WholeRun(session);
  }

  @Override
  public Integer call() throws IOException {
    ProfileReport report = run.measure(paths, output);
    IndexingProfile index = IndexingProfile.of(report);
    SearchProfile search = SearchProfile.of(report);
    ChatProfile chat = ChatProfile.of(report);
    StartupProfile open = StartupProfile.of(report);
    String text =
        Figures.title("Profile")
            + "Indexing: "
            + Figures.oneDecimal(index.documentsPerSecond())
            + " documents/s, "
            + Figures.oneDecimal(index.chunksPerSecond())
            + " chunks/s\nSearching, those for answers among them:\n"
            + ProfileText.latency(search.latency())
            + "Answering:\n"
            + ProfileText.latency(chat.latency())
            + "Opening:\n"
            + ProfileText.latency(open.total());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("documentsPerSecond", index.documentsPerSecond());
    json.put("chunksPerSecond", index.chunksPerSecond());
    json.put("search", Operations.json(search.latency()));
    json.put("chat", Operations.json(chat.latency()));
    json.put("open", Operations.json(open.total()));
    return output.show(file.reply(report, text, json));
  }
}
