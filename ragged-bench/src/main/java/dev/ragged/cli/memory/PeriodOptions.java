package dev.ragged.cli.memory;

import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.time.Period;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which time a command is about; a part of commands. */
final class PeriodOptions {
  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = "From the beginning of that time on: -1h, -30d, yesterday, 2026-01-15.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      description = "Up to the end of that time: -7d, 2026-01-15, \"last week\".")
  private @Nullable String until;

  /** Returns the period; empty if none was given. */
  Optional<Period> given(Activity activity) {
    return since == null && until == null ? Optional.empty() : Optional.of(period(activity));
  }

  /** Returns the period; all time if none was given. */
  Period period(Activity activity) {
    Instant from = since == null ? Period.EARLIEST : activity.period("since " + since).from();
    Instant to = until == null ? Period.LATEST : activity.period("until " + until).to();
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "--since must not be after --until: since=" + since + ", until=" + until);
    }
    return new Period(from, to);
  }
}
