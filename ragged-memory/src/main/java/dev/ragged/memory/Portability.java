package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.memory.transfer.ImportTarget;
import dev.ragged.memory.transfer.MemoryExport;
import dev.ragged.memory.transfer.MemoryImport;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.profiling.OperationProfiler;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Exports and imports the memory of one persona, and tells the audit log. */
final class Portability {
  private final PersonaId id;
  private final Roster roster;
  private final MemoryParts parts;

  Portability(PersonaId id, Roster roster, MemoryParts parts) {
    this.id = id;
    this.roster = roster;
    this.parts = parts;
  }

  ExportSummary write(BiFunction<MemoryExport, Subject, ExportSummary> work) {
    return profiler()
        .counted(
            MemoryStages.EXPORT,
            span -> {
              ExportSummary summary = exported(work);
              span.add(MemoryStages.INTERACTIONS, summary.interactions());
              return summary;
            });
  }

  private OperationProfiler profiler() {
    return parts.context().profiler();
  }

  private ExportSummary exported(BiFunction<MemoryExport, Subject, ExportSummary> work) {
    Subject subject = roster.require(id);
    parts.recorder().flush();
    ExportSummary summary =
        work.apply(
            new MemoryExport(parts.database(), parts.options().formula(), parts.context().clock()),
            subject);
    tell(
        AuditAction.EXPORTED,
        subject,
        summary.interactions() + summary.factVersions() + summary.preferences());
    return summary;
  }

  ImportSummary read(BiFunction<MemoryImport, ImportTarget, ImportSummary> work) {
    return profiler()
        .counted(
            MemoryStages.IMPORT,
            span -> {
              ImportSummary summary = imported(work);
              span.add(MemoryStages.INTERACTIONS, summary.dryRun() ? 0 : summary.added());
              return summary;
            });
  }

  private ImportSummary imported(BiFunction<MemoryImport, ImportTarget, ImportSummary> work) {
    Subject subject = roster.require(id);
    MemoryStatus status = subject.persona().status();
    if (status != MemoryStatus.ON) {
      throw new IllegalStateException(
          "a memory must be on to be imported to: status="
              + status
              + "; call personas().enable(...) first");
    }
    ImportSummary summary =
        work.apply(
            new MemoryImport(parts.database(), parts.recorder(), parts.context().directory()),
            new ImportTarget(
                subject,
                keeping(),
                description ->
                    roster.change(
                        id, AuditAction.PERSONA_CHANGED, persona -> persona.with(description))));
    if (!summary.dryRun()) {
      long persona = subject.persona().number();
      parts.recall().ifPresent(recall -> recall.missing(persona));
      tell(
          AuditAction.IMPORTED,
          subject,
          summary.added() + summary.replaced() + summary.factVersions() + summary.preferences());
    }
    return summary;
  }

  /** What is imported is recorded, so personal data is replaced as in what is asked. */
  private UnaryOperator<LogWriter.Entry> keeping() {
    return parts
        .options()
        .redactor()
        .<UnaryOperator<LogWriter.Entry>>map(
            rules ->
                entry ->
                    new LogWriter.Entry(
                        Redacting.of(entry.interaction(), rules),
                        entry.feedback().stream()
                            .map(
                                given ->
                                    new FeedbackTable.Given(
                                        given.at(), Redacting.of(given.feedback(), rules)))
                            .toList()))
        .orElse(UnaryOperator.identity());
  }

  private void tell(AuditAction action, Subject subject, long items) {
    new AuditLog(parts).tell(action, subject.persona().number(), items);
  }
}
