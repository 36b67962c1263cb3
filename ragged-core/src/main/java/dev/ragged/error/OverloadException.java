package dev.ragged.error;

/**
 * More was asked for than can be done in time or fits into memory; nothing of the call was kept.
 * The message says whether to try again later or what to change.
 */
public final class OverloadException extends RaggedException {
  private static final long serialVersionUID = 1L;

  public OverloadException(String message) {
    super(message, null);
  }
}
