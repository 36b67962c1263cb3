package dev.ragged.error;

/** More was asked for than can be done in time; nothing of the call was kept. Try again later. */
public final class OverloadException extends RaggedException {
  private static final long serialVersionUID = 1L;

  public OverloadException(String message) {
    super(message, null);
  }
}
