package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.StaleFactException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes a fact. */
@Command(
    name = "update-fact",
    header = "Change, end or withdraw a fact, or take up an earlier version of it.",
    description = {"", "Writes a new version; 'ragged memory fact-history' shows them all."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged memory update-fact 9f1c0c1e-... --object \"Initech Ltd\"",
      "  ragged memory update-fact 9f1c0c1e-... --end 2025-01-01 --because \"moved on\""
    })
final class UpdateFactCommand extends MemoryCommand {
  @Mixin private final FactArgument fact = new FactArgument();
  @Mixin private final FactParts parts = new FactParts();

  @Option(names = "--object", paramLabel = "TEXT", description = "Another content.")
  private @Nullable String object;

  @Option(
      names = "--end",
      paramLabel = "WHEN",
      description = "It holds no longer from the beginning of that time on.")
  private @Nullable String end;

  @Option(names = "--retract", description = "It never held.")
  private boolean retract;

  @Option(
      names = "--roll-back",
      paramLabel = "VERSION",
      description = "Take up the content of this version again.")
  private @Nullable Integer rollBack;

  @Option(names = "--because", paramLabel = "TEXT", description = "Why.")
  private @Nullable String because;

  @Option(
      names = "--expecting",
      paramLabel = "VERSION",
      description = "Do nothing unless this is the last version.")
  private @Nullable Integer expecting;

  UpdateFactCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    opened.requireOn();
    FactHistory history = fact.history(opened);
    FactChange change = change(history.latest().fact(), opened.persona().activity());
    if (because != null) {
      change = change.because(because);
    }
    if (expecting != null) {
      change = change.expecting(expecting);
    }
    FactVersion last = changed(opened, history, change);
    return Reply.of(
        (retract ? "Withdrawn, as if it had never held:\n" : "") + FactText.table(List.of(last)),
        opened.members().with("fact", FactText.json(last)).map());
  }

  private static FactVersion changed(Opened opened, FactHistory history, FactChange change) {
    try {
      return opened.persona().facts().change(history.id(), change);
    } catch (StaleFactException e) {
      // Nothing is broken, and nothing was done.
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private FactChange change(Fact before, Activity activity) {
    boolean updates = object != null || !parts.isEmpty();
    int given = (updates ? 1 : 0) + (end != null ? 1 : 0) + (retract ? 1 : 0);
    if (given + (rollBack != null ? 1 : 0) != 1) {
      throw new IllegalArgumentException(
          "say one change: new values (--object, --from, --to, --confidence, --source), or one alone"
              + " of --end, --retract and --roll-back");
    }
    if (end != null) {
      return FactChange.end(Moments.of(activity, end));
    }
    if (rollBack != null) {
      return FactChange.rollBack(rollBack);
    }
    if (retract) {
      return FactChange.retract();
    }
    Fact.Builder changed = before.toBuilder();
    return FactChange.update(parts.on(object == null ? changed : changed.object(object), activity));
  }
}
