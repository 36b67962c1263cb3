package dev.ragged.cli;

import java.util.Objects;

/**
 * What a command has to say. Immutable.
 *
 * @param text for people; lines end with a line feed
 * @param json for programs: maps, lists, records, texts, numbers, times and paths, which {@link
 *     Json} writes
 * @param exitCode one of {@link ExitCode}
 */
public record Reply(String text, Object json, int exitCode) {
  /** Creates a reply. */
  public Reply {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(json, "json");
  }

  /** Returns the reply of a command that did what it was asked for. */
  public static Reply of(String text, Object json) {
    return new Reply(text, json, ExitCode.DONE);
  }

  /** Returns this reply with another exit code if {@code failed}. */
  public Reply failingIf(boolean failed) {
    return failed ? new Reply(text, json, ExitCode.FOUND_PROBLEMS) : this;
  }
}
