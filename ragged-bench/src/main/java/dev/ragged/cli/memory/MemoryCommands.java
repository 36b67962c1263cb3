package dev.ragged.cli.memory;

import dev.ragged.cli.Session;
import picocli.CommandLine;

/** The group {@code memory}. */
public final class MemoryCommands {
  private MemoryCommands() {}

  /** Returns the group for one call. */
  public static CommandLine of(Session session) {
    return new CommandLine(new MemoryGroup())
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new ShowCommand(session))
        .addSubcommand(new ShowAllCommand(session))
        .addSubcommand(new FeedbackCommand(session))
        .addSubcommand(new TopicsCommand(session))
        .addSubcommand(new TimelineCommand(session))
        .addSubcommand(new StatsCommand(session))
        .addSubcommand(new ProfileCommand(session))
        .addSubcommand(new TopicInfoCommand(session))
        .addSubcommand(new RelatedTopicsCommand(session))
        .addSubcommand(new FirstSeenCommand(session))
        .addSubcommand(new TopicEvolutionCommand(session))
        .addSubcommand(new TrendingCommand(session))
        .addSubcommand(WordsWithDashes.allowedIn(new ComparePeriodsCommand(session)))
        .addSubcommand(new AnalyticsCommand(session))
        .addSubcommand(new ExplainRankingCommand(session))
        .addSubcommand(new AbTestCommand(session))
        .addSubcommand(new FactsCommand(session))
        .addSubcommand(new AddFactCommand(session))
        .addSubcommand(new UpdateFactCommand(session))
        .addSubcommand(new FactHistoryCommand(session))
        .addSubcommand(new EnableCommand(session))
        .addSubcommand(new DisableCommand(session))
        .addSubcommand(new DeleteCommand(session))
        .addSubcommand(new ForgetTopicCommand(session))
        .addSubcommand(new ClearCommand(session))
        .addSubcommand(new RetentionCommand(session))
        .addSubcommand(new ExportCommand(session))
        .addSubcommand(new ImportCommand(session))
        .addSubcommand(new AuditLogCommand(session));
  }
}
