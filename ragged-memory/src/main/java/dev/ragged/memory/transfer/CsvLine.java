package dev.ragged.memory.transfer;

import java.util.List;

/**
 * A record of a table as RFC 4180, section 2, has it: fields with a comma, a quote or a line end
 * stand in quotes, and quotes within them are doubled. Nothing else changes a field.
 */
final class CsvLine {
  private static final String END = "\r\n";

  private CsvLine() {}

  static String of(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      line.append(field(fields.get(i)));
    }
    return line.append(END).toString();
  }

  private static String field(String text) {
    boolean plain =
        text.indexOf(',') < 0
            && text.indexOf('"') < 0
            && text.indexOf('\n') < 0
            && text.indexOf('\r') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
