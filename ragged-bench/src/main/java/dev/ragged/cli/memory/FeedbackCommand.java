package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.persona.Feedback;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what is thought of an answer. */
@Command(
    name = "feedback",
    header = "Say whether an answer helped; 'ragged memory ab-test' judges by it.",
    footerHeading = "%nExample:%n",
    footer = "  ragged memory feedback 9f1c0c1e-... --correction backup.md")
final class FeedbackCommand extends MemoryCommand {
  /** Exactly one of these is given. */
  static final class Verdict {
    @Option(names = "--positive", description = "It helped.")
    private boolean positive;

    @Option(names = "--negative", description = "It did not.")
    private boolean negative;

    @Option(
        names = "--correction",
        paramLabel = "TEXT",
        description = "It did not, and this would have: a text, or the id of a document.")
    private @Nullable String correction;

    Feedback feedback() {
      if (correction != null) {
        return Feedback.corrected(correction);
      }
      return positive && !negative ? Feedback.positive() : Feedback.negative();
    }
  }

  @Parameters(paramLabel = "ID", description = "The whole id, as 'ragged memory list' has it.")
  private UUID id = new UUID(0, 0);

  @ArgGroup(multiplicity = "1")
  private Verdict verdict = new Verdict();

  FeedbackCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    opened.requireOn();
    var unused = opened.interaction(id);
    Feedback feedback = verdict.feedback();
    Optional<Feedback> before = opened.persona().feedback(id);
    CompletableFuture<Boolean> pending = opened.persona().feedback(id, feedback);
    opened.memory().flush();
    boolean recorded = pending.join();
    return Reply.of(
        recorded ? done(before, feedback) : "The memory did not record it.\n",
        opened
            .members()
            .with("interaction", id)
            .with("feedback", feedback)
            .with("replaced", before)
            .with("recorded", recorded)
            .map());
  }

  private static String done(Optional<Feedback> before, Feedback now) {
    return before.isEmpty() || before.get().equals(now)
        ? "Recorded.\n"
        : "Recorded, in place of " + text(before.get()) + ".\n";
  }

  private static String text(Feedback feedback) {
    String verdict = feedback.verdict().name().toLowerCase(Locale.ROOT);
    return feedback
        .correction()
        .map(correction -> verdict + " with the correction \"" + Shown.start(correction) + '"')
        .orElse(verdict);
  }
}
