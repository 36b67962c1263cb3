package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.portable.ExportException;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.privacy.redact.PiiRedactor;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports and imports by files and streams: what is left on the disk, and what goes wrong there.
 */
class ExportFileTest {
  private static final Instant ASKED = Instant.parse("2026-01-10T10:00:00Z");
  private static final String SECRET = "the umbrella is striped like a zebra";

  @TempDir private Path temp;

  private Path directory() {
    return temp.resolve("store");
  }

  private static Interaction ask(RememberedPersona persona, String query) {
    Interaction interaction = Interaction.builder(query, ASKED).session(new UUID(3, 3)).build();
    assertThat(persona.record(interaction, Optional.empty())).isNotNull();
    return interaction;
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  @Test
  void export_toFile_isWhatAStreamGetsAndItsOwnersOnly() throws IOException {
    Path file = temp.resolve("ana.json");
    try (ExportStore store = ExportStore.in(directory())) {
      ask(store.ana, SECRET);
      byte[] export = store.json(store.ana);

      assertThat(store.ana.export(file, ExportFormat.JSON, Optional.empty()).interactions())
          .isEqualTo(1);

      assertThat(Files.readAllBytes(file)).isEqualTo(export);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(names(temp)).containsExactly("ana.json", "store");
    }
  }

  @Test
  void export_toFileThatExists_isRefusedAndLeavesIt() throws IOException {
    Path file = Files.writeString(temp.resolve("ana.json"), "precious");
    try (ExportStore store = ExportStore.in(directory())) {
      assertThatThrownBy(() -> store.ana.export(file, ExportFormat.JSON, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must not exist");
      assertThat(file).hasContent("precious");
    }
  }

  @Test
  void export_toFolderThatIsNotThere_isRefused() {
    Path file = temp.resolve("nowhere").resolve("ana.json");
    try (ExportStore store = ExportStore.in(directory())) {
      assertThatThrownBy(() -> store.ana.export(file, ExportFormat.CSV, Optional.empty()))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("nowhere");
    }
  }

  @Test
  void export_toStreamThatFails_saysSoAndLeavesTheMemoryUsable() {
    OutputStream full =
        new OutputStream() {
          private int room = 300;

          @Override
          public void write(int b) throws IOException {
            room--;
            if (room < 0) {
              throw new IOException("no space left");
            }
          }
        };
    try (ExportStore store = ExportStore.in(directory())) {
      ask(store.ana, SECRET);

      assertThatThrownBy(() -> store.ana.export(full, ExportFormat.JSON, Optional.empty()))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("no space left");

      assertThat(store.ana.count()).isEqualTo(1);
      assertThat(store.memory.auditLog().entries())
          .extracting(AuditEntry::action)
          .doesNotContain(AuditAction.EXPORTED);
    }
  }

  @Test
  void export_stream_staysOpen() {
    boolean[] closed = new boolean[1];
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (ExportStore store = ExportStore.inMemory()) {
      for (ExportFormat format : ExportFormat.values()) {
        assertThat(store.ana.export(out, format, Optional.empty()).format()).isEqualTo(format);
      }
    }
    assertThat(closed[0]).isFalse();
  }

  @Test
  void export_whileOthersAreRecorded_isOfOneState() {
    try (ExportStore store = ExportStore.in(directory())) {
      for (int i = 0; i < 50; i++) {
        ask(store.ana, SECRET + " " + i);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      OutputStream out =
          new OutputStream() {
            @Override
            public void write(int b) {
              write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] piece, int offset, int length) {
              bytes.write(piece, offset, length);
              ask(store.ana, "does the giraffe eat pasta");
              store.memory.flush();
            }
          };

      store.ana.export(out, ExportFormat.JSON, Optional.empty());

      JsonTree export = JsonTree.parse(bytes.toByteArray());
      assertThat(store.ana.count()).isGreaterThan(51);
      assertThat(export.objects("interactions")).hasSize(50);
      assertThat(export.object("metadata").number("total_interactions")).isEqualTo(50);
      assertThat(ExportOracle.learned(export))
          .isEqualTo(ExportOracle.counted(export, ExportStore.NOW));
    }
  }

  @Test
  void importFrom_path_isAsFromAStream() {
    Path file = temp.resolve("ana.json");
    try (ExportStore store = ExportStore.in(directory())) {
      RandomInteractions.record(store, store.ana, new RandomInteractions(1).list(300));
      byte[] export = store.json(store.ana);
      store.ana.export(file, ExportFormat.JSON, Optional.empty());
      store.ana.eraseEverything();

      ImportSummary summary = store.ana.importFrom(file, ImportConflict.SKIP, false);

      assertThat(summary.added()).isEqualTo(300);
      assertThat(new String(store.json(store.ana), StandardCharsets.UTF_8))
          .isEqualTo(new String(export, StandardCharsets.UTF_8));
    }
  }

  @Test
  void importFrom_pathThatIsNoFile_isRefused() {
    try (ExportStore store = ExportStore.in(directory())) {
      for (Path path : List.of(temp, temp.resolve("missing"))) {
        assertThatThrownBy(() -> store.ana.importFrom(path, ImportConflict.SKIP, false))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("file that exists");
      }
    }
  }

  @Test
  void importFrom_stream_leavesNoFileAndNoPlainByte() throws IOException {
    try (ExportStore store = ExportStore.in(directory())) {
      ask(store.ana, SECRET);
      byte[] export = store.json(store.ana);
      Set<String> before = names(directory());
      store.ana.eraseEverything();
      InputStream watched =
          new FilterInputStream(new ByteArrayInputStream(export)) {
            @Override
            public int read(byte[] piece, int offset, int length) throws IOException {
              int read = super.read(piece, offset, Math.min(length, 100));
              assertThat(anyFileHas("umbrella")).isFalse();
              return read;
            }
          };

      assertThat(store.ana.importFrom(watched, ImportConflict.SKIP, true).added()).isEqualTo(1);

      assertThat(anyFileHas("umbrella")).isFalse();
      assertThat(names(directory())).isEqualTo(before);
    }
  }

  private boolean anyFileHas(String text) throws IOException {
    try (Stream<Path> files = Files.walk(directory())) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(
              file -> {
                try {
                  return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Test
  void importFrom_streamThatFails_isRefusedAndLeavesNoFile() throws IOException {
    try (ExportStore store = ExportStore.in(directory())) {
      Set<String> before = names(directory());
      InputStream failing =
          new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
              left--;
              if (left < 0) {
                throw new IOException("connection lost");
              }
              return ' ';
            }

            @Override
            public int read(byte[] piece, int offset, int length) throws IOException {
              piece[offset] = (byte) read();
              return 1;
            }
          };

      assertThatThrownBy(() -> store.ana.importFrom(failing, ImportConflict.SKIP, false))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("connection lost");

      assertThat(names(directory())).isEqualTo(before);
    }
  }

  @Test
  void auditLog_afterExportAndImport_tellsBothButNoDryRun() {
    try (ExportStore store = ExportStore.inMemory()) {
      ask(store.ana, SECRET);
      ask(store.ana, "another");
      byte[] export = store.json(store.ana);
      store.bob.importFrom(new ByteArrayInputStream(export), ImportConflict.SKIP, true);
      ExportStore.read(store.bob, export, ImportConflict.SKIP);

      assertThat(store.memory.auditLog().entries())
          .filteredOn(
              entry ->
                  entry.action() == AuditAction.EXPORTED || entry.action() == AuditAction.IMPORTED)
          .extracting(AuditEntry::action, AuditEntry::persona, AuditEntry::items)
          .containsExactly(
              tuple(AuditAction.EXPORTED, store.ana.persona().number(), 2L),
              tuple(AuditAction.IMPORTED, store.bob.persona().number(), 2L));
    }
  }

  @Test
  void importFrom_withRedactor_keepsNoPersonalData() {
    byte[] export;
    UUID asked;
    try (ExportStore store = ExportStore.inMemory()) {
      asked = ask(store.ana, "write to ana@example.com").id();
      assertThat(store.ana.feedback(asked, Feedback.corrected("write to eva@example.com")))
          .isNotNull();
      export = store.json(store.ana);
    }
    MemoryOptions redacting = MemoryOptions.builder().redact(PiiRedactor.builder().build()).build();
    try (ExportStore store = ExportStore.in(directory(), redacting)) {
      ExportStore.read(store.ana, export, ImportConflict.SKIP);

      assertThat(store.ana.find(asked).orElseThrow().query()).isEqualTo("write to [EMAIL]");
      assertThat(store.ana.feedback(asked)).contains(Feedback.corrected("write to [EMAIL]"));
      assertThat(ExportStore.read(store.ana, export, ImportConflict.REPLACE).replaced()).isZero();
    }
  }

  @Test
  void export_ofEncryptedPersona_isReadableAndComesBackSealed() throws IOException {
    byte[] bytes = new byte[PersonaKey.LENGTH];
    try (ExportStore store = ExportStore.in(directory())) {
      store.memory.personas().create("eva", PersonaDescription.EMPTY, PersonaKey.of(bytes));
      RememberedPersona eva = store.memory.of("eva");
      RandomInteractions.record(store, eva, new RandomInteractions(2).list(60));
      ask(eva, SECRET);
      byte[] export = store.json(eva);
      eva.eraseEverything();

      ExportStore.read(eva, export, ImportConflict.SKIP);

      assertThat(new String(export, StandardCharsets.UTF_8)).contains(SECRET);
      assertThat(new String(store.json(eva), StandardCharsets.UTF_8))
          .isEqualTo(new String(export, StandardCharsets.UTF_8));
      assertThat(ExportOracle.learned(JsonTree.parse(export)).size()).isGreaterThan(50);
    }
    assertThat(anyFileHas("umbrella")).isFalse();
  }

  @Test
  void export_ofAbsentPersona_isRefused() {
    try (ExportStore store = ExportStore.inMemory()) {
      RememberedPersona eve = store.memory.of("eve");

      assertThatThrownBy(() -> store.json(eve)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ExportStore.read(eve, "{}"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
