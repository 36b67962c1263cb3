package dev.ragged.memory.transfer;

/** What an edge of an exported graph means. The names are part of the format. */
enum RelationshipType {
  /** From the persona to a topic: questions that spoke of it. */
  INTERESTED_IN,

  /** Between two topics: interactions in which both were met. */
  CO_OCCURS,

  /** From a topic to a document: questions about the topic that it was shown for. */
  SHOWN_FOR,

  /** From the persona to a document: interactions that showed it. */
  ACCESSED
}
