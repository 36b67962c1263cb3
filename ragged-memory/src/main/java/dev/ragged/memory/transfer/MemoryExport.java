package dev.ragged.memory.transfer;

import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.portable.ExportException;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.store.FactLog;
import dev.ragged.memory.store.LearnedRows;
import dev.ragged.memory.store.LogReader;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.PreferenceLog;
import dev.ragged.memory.time.Period;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes memories of personas, each from one state of the database; a row at a time, so that the
 * heap holds one. Thread-safe.
 */
public final class MemoryExport {
  private final MemoryDatabase database;
  private final InterestFormula formula;
  private final Clock clock;

  /** Creates one that computes interest by {@code formula}. */
  public MemoryExport(MemoryDatabase database, InterestFormula formula, Clock clock) {
    this.database = Objects.requireNonNull(database, "database");
    this.formula = Objects.requireNonNull(formula, "formula");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Writes what is durable of a memory to {@code out}, which stays open.
   *
   * @throws ExportException if {@code out} does not take it; it may have taken a part
   */
  public ExportSummary write(
      Subject subject, OutputStream out, ExportFormat format, Optional<Period> period) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(period, "period");
    try {
      return database.readLong(
          "exporting a memory", connection -> write(connection, subject, out, format, period));
    } catch (UncheckedIOException e) {
      throw new ExportException(
          "the export could not be written: "
              + e.getMessage()
              + "; what was written of it is not complete",
          e);
    }
  }

  private ExportSummary write(
      Connection connection,
      Subject subject,
      OutputStream out,
      ExportFormat format,
      Optional<Period> period)
      throws SQLException {
    ExportSource source =
        new ExportSource(
            subject.persona(),
            new LogReader(connection, subject.owner(), period),
            LearnedRows.of(connection, subject.owner(), period),
            new FactLog(connection, subject.owner()),
            new PreferenceLog(connection, subject.owner()),
            formula,
            clock.instant(),
            period);
    try {
      ExportSummary summary =
          switch (format) {
            case JSON -> JsonExport.write(source, out);
            case CSV -> CsvExport.write(source, out);
          };
      out.flush();
      return summary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a memory to a new file that only its owner can read. It appears under its name when it
   * is complete.
   *
   * @throws IllegalArgumentException if there is a file already
   * @throws ExportException if it cannot be written; then there is none
   */
  public ExportSummary write(
      Subject subject, Path file, ExportFormat format, Optional<Period> period) {
    return ExportFile.write(file, out -> write(subject, out, format, period));
  }
}
