package dev.ragged.memory.store;

/** The tables with sealed content. The codes are part of the format. */
enum Table {
  PERSONA(1),
  PREFERENCE(2),
  INTERACTION(3),
  FEEDBACK(4),
  QUESTION_VECTOR(5),
  TOPIC(6),
  DOCUMENT(7),
  PREDICATE(8),
  FACT_VERSION(9);

  private final byte code;

  Table(int code) {
    this.code = (byte) code;
  }

  byte code() {
    return code;
  }
}
