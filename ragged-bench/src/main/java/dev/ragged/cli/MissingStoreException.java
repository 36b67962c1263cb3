package dev.ragged.cli;

import java.nio.file.Path;

/** Thrown where a command needs a store and there is none; says how to get one. */
final class MissingStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingStoreException(Path directory) {
    super(
        "there is no store in "
            + directory
            + ": name another with --store DIR, or make one with"
            + " 'ragged index FOLDER --store "
            + directory
            + "'");
  }
}
