package dev.ragged.cli.profile;

import dev.ragged.cli.Operations;
import dev.ragged.cli.Output;
import dev.ragged.cli.Session;
import dev.ragged.profiling.ChatProfile;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.text.Figures;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures answers in words. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    header = "Measure answers in words from the store, without its caches.",
    description = {
      "",
      "Without a question, sentences of the stored documents are asked, each once in turn."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged profile chat --iterations 20")
final class ChatProfileCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final QuestionRun run;
  @Mixin private final ProfileFile file = new ProfileFile();

  ChatProfileCommand(Session session) {
    this.output = new Output(session);
    this.run = new QuestionRun(session);
  }

  @Override
  public Integer call() {
    ProfileReport report = run.measure("chat", output, MeasuredStore::answer);
    ChatProfile profile = ChatProfile.of(report);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("iterations", run.iterations());
    json.put("latency", Operations.json(profile.latency()));
    json.put("generation", Operations.json(profile.generation()));
    json.put("tokensIn", profile.tokensIn());
    json.put("tokensOut", profile.tokensOut());
    json.put("tokensInPerSecond", profile.tokensInPerSecond());
    json.put("tokensOutPerSecond", profile.tokensOutPerSecond());
    json.put("errors", profile.errors());
    json.put("phasesMs", profile.stages());
    return output.show(file.reply(report, text(profile), json));
  }

  private static String text(ChatProfile profile) {
    return Figures.title("Chat Profile")
        + ProfileText.latency(profile.latency())
        + String.format(
            Locale.ROOT,
            "  %s tokens in, %s out; %.0f in/s, %.0f out/s of generating%n%n",
            Figures.count(profile.tokensIn()),
            Figures.count(profile.tokensOut()),
            profile.tokensInPerSecond(),
            profile.tokensOutPerSecond())
        + ProfileFile.phases(profile.stages(), profile.shares());
  }
}
