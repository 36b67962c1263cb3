package dev.ragged.embedding;

/** Why a text is embedded: some models put another prefix before questions than before passages. */
public enum EmbeddingRole {
  /** A text to be searched for an answer. */
  QUERY,
  /** A passage to be found. */
  DOCUMENT
}
