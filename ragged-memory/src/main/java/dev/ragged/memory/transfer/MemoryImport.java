package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.Fate;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads exports into memories of personas: once to check all of a file, and once to take it in
 * batches, each of which is taken whole. Thread-safe.
 *
 * <p>The heap holds one batch, and about 32 bytes for each interaction of the file, by which double
 * ids are found.
 */
public final class MemoryImport {
  private interface Opening {
    ImportSource open() throws IOException;
  }

  private final MemoryDatabase database;
  private final Recorder recorder;
  private final Optional<Path> directory;
  private final SecureRandom random = new SecureRandom();

  /**
   * Creates one.
   *
   * @param directory the store's own, where streams are put aside; empty to keep them in the heap
   */
  public MemoryImport(MemoryDatabase database, Recorder recorder, Optional<Path> directory) {
    this.database = Objects.requireNonNull(database, "database");
    this.recorder = Objects.requireNonNull(recorder, "recorder");
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * Imports a file.
   *
   * @throws IllegalArgumentException if there is no such file
   * @throws ImportException if it is not what it must be, or cannot be read
   */
  public ImportSummary read(
      ImportTarget target, Path file, ImportConflict conflict, boolean dryRun) {
    Objects.requireNonNull(file, "file");
    return read(target, () -> ImportSource.file(file), conflict, dryRun);
  }

  /**
   * Imports what {@code in} has, which stays open.
   *
   * @throws ImportException if it is not what it must be, or cannot be read
   */
  public ImportSummary read(
      ImportTarget target, InputStream in, ImportConflict conflict, boolean dryRun) {
    Objects.requireNonNull(in, "in");
    return read(target, () -> ImportSource.stream(in, directory), conflict, dryRun);
  }

  private ImportSummary read(
      ImportTarget target, Opening opening, ImportConflict conflict, boolean dryRun) {
    Objects.requireNonNull(conflict, "conflict");
    recorder.flush();
    try (ImportSource source = opening.open()) {
      return read(target, source, conflict, dryRun);
    } catch (IOException e) {
      throw new ImportException("what is to be imported cannot be read: " + e, "", e);
    }
  }

  private ImportSummary read(
      ImportTarget target, ImportSource source, ImportConflict conflict, boolean dryRun) {
    ImportChecks checks = new ImportChecks(target.subject(), random.nextLong());
    List<String> ignored = ImportFile.read(source, checks);
    FileAbout about = checks.finish();
    boolean replace = conflict == ImportConflict.REPLACE;
    Optional<PersonaDescription> description =
        checks.description().filter(found -> isTaken(found, target, replace));
    if (!dryRun) {
      description.ifPresent(target.describing());
    }
    Owner owner = target.subject().owner();
    ImportStore store =
        dryRun
            ? new DryStore(database, owner, replace)
            : new RecorderStore(
                recorder,
                target.subject(),
                replace,
                new FactShift(database, owner, replace).of(source));
    ImportBatches batches = new ImportBatches(target, store, about.persona());
    ImportFile.read(source, batches);
    batches.finish();
    return new ImportSummary(
        dryRun,
        about.persona().value(),
        batches.count(Fate.ADDED),
        batches.count(Fate.REPLACED),
        batches.count(Fate.SKIPPED),
        batches.feedback(),
        batches.sessions(),
        description.isPresent(),
        batches.factVersions(),
        batches.preferences(),
        ignored);
  }

  private static boolean isTaken(PersonaDescription found, ImportTarget target, boolean replace) {
    PersonaDescription present = target.subject().persona().description();
    return !found.equals(present) && (replace || present.equals(PersonaDescription.EMPTY));
  }
}
