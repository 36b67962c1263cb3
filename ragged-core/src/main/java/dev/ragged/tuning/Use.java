package dev.ragged.tuning;

/** How a store was used in the last minutes. Rates are those of the whole window, in minutes. */
public enum Use {
  /** Less than one search and one document a minute. */
  IDLE,

  /** More than 50 documents and fewer than 5 searches a minute. */
  BULK,

  /** More than 10 searches and fewer than 10 documents a minute. */
  INTERACTIVE,

  /** Neither of these. */
  MIXED;

  private static final double SOME = 1;
  private static final double FEW_SEARCHES = 5;
  private static final double MANY = 10;
  private static final double MANY_DOCUMENTS = 50;

  /** Returns what these rates, both per minute, amount to. */
  static Use of(double searches, double documents) {
    if (searches < SOME && documents < SOME) {
      return IDLE;
    }
    if (documents > MANY_DOCUMENTS && searches < FEW_SEARCHES) {
      return BULK;
    }
    return searches > MANY && documents < MANY ? INTERACTIVE : MIXED;
  }
}
