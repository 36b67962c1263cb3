package dev.ragged.cli;

import java.io.PrintStream;
import java.io.Writer;

/**
 * Writes to a stream in the stream's own encoding, which before Java 18 nobody else can ask for.
 */
final class StreamWriter extends Writer {
  private final PrintStream out;

  StreamWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    out.print(new String(text, offset, length));
  }

  @Override
  public void flush() {
    out.flush();
  }

  /** Leaves the stream open: it is the process's. */
  @Override
  public void close() {
    flush();
  }
}
