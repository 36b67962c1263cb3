package dev.ragged.memory.privacy.redact;

/** A kind of personal data that can be found by its form, or, for names, by a list. */
public enum PiiKind {
  /** E-mail addresses, also with Unicode domains. */
  EMAIL,
  /** IPv4 and IPv6 addresses. */
  IP,
  /** Numbers of payment cards: 13 to 19 digits with a correct check digit. */
  CARD,
  /** Social security numbers of the USA, in groups of 3, 2 and 4 digits. */
  SSN,
  /** Telephone numbers. */
  PHONE,
  /** Names that the caller listed; no others are guessed. */
  NAME;

  private final String marker = "[" + name() + "]";

  /** Returns what stands in the place of what was found, for example {@code [EMAIL]}. */
  public String marker() {
    return marker;
  }
}
