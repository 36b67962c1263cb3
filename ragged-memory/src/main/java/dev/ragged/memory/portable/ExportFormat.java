package dev.ragged.memory.portable;

/** The forms in which a memory can be exported. Immutable. */
public enum ExportFormat {
  /**
   * One JSON object (RFC 8259) in UTF-8 with everything that is kept of the persona; see "Export of
   * a memory" in docs/formats.md. It can be imported. JSON is YAML 1.2, too.
   */
  JSON,

  /**
   * A table of the interactions (RFC 4180) in UTF-8, with names in the first line, for other
   * programs. It is not the whole memory, and cannot be imported.
   *
   * <p>Texts stay what they are, also where they begin with {@code =}, {@code +}, {@code -} or
   * {@code @}: a mark before them would falsify what the persona said for every program that reads
   * the file as what it is. A spreadsheet may take such a text for a formula; open the file there
   * by its import of text, with all columns as text.
   */
  CSV
}
