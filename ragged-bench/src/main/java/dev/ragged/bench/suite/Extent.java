package dev.ragged.bench.suite;

/** How often a scenario is run. */
public enum Extent {
  /** Once for each subject and each number of documents, all on one store. */
  STORE,
  /** Once for each subject, over what its stores of all sizes gave. */
  SUBJECT,
  /** Once: no document and no index has a part in it. */
  ONCE
}
