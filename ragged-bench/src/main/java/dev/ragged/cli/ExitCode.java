package dev.ragged.cli;

/** How a command ended, for scripts. */
public final class ExitCode {
  /** It did what it was asked for. */
  public static final int DONE = 0;

  /** It did, and found what should fail a script: problems, failed documents, a regression. */
  public static final int FOUND_PROBLEMS = 1;

  /** The words on the command line are wrong; nothing was done. */
  public static final int USAGE = 2;

  /** Nothing could be decided, and {@code --strict} was given. */
  public static final int INCONCLUSIVE = 3;

  /** It could not do it: the store, a file or the model cannot be used. */
  public static final int FAILED = 4;

  /** Ctrl-C ended it; what was committed stays. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
