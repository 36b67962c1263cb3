package dev.ragged.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of this process, which remembers why it could not be written: a print stream
 * says only that something went wrong. One thread at a time.
 */
final class StandardOutput extends FilterOutputStream {
  /** The reader has gone, as {@code head} does once it has its lines; nobody misses the rest. */
  private static final String GONE = "Broken pipe";

  private @Nullable IOException failure;

  StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream out) {
    super(out);
  }

  /** Returns the encoding in which a terminal shows what is written. */
  private static Charset charset() {
    return Charset.forName(
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8")));
  }

  /** Returns the stream for replies. */
  PrintStream stream() {
    return new PrintStream(new BufferedOutputStream(this), false, charset());
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** Returns why something was not written that somebody waits for. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(e -> !GONE.equals(e.getMessage()));
  }
}
