package dev.ragged.cli;

import dev.ragged.ingest.Cancellation;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/** Sessions that nobody watches. */
final class Sessions {
  private Sessions() {}

  /** Returns one without input, whose output is lost. */
  static Session silent() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Session(
        InputStream.nullInputStream(), nowhere, nowhere, Map.of(), false, new Cancellation());
  }
}
