package dev.ragged.spi;

import java.io.IOException;
import java.io.InputStream;

/** Looks at stored bytes as they are. */
@FunctionalInterface
public interface RawVisitor {
  /**
   * Looks at one file or database.
   *
   * @param place names it in a report
   * @param bytes all of it, parts that are not in use any more included; closed by the caller
   */
  void visit(String place, InputStream bytes) throws IOException;
}
