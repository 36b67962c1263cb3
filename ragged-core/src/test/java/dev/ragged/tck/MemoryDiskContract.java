package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Memory} must do that lives in a store's directory. */
public abstract class MemoryDiskContract extends MemoryContract {
  @TempDir Path temp;

  /** For subclasses. */
  protected MemoryDiskContract() {}

  @Override
  protected final Optional<Path> directory() {
    return Optional.of(temp.resolve("store"));
  }

  private void reopen() {
    close();
    open();
  }

  @Test
  void reopen_afterClose_hasAllThatWaited() {
    create("ana", "bob", "off");
    fixture().disable(memory(), PersonaId.of("off"));
    Interaction interaction = asked("which pasta");
    for (int i = 0; i < 250; i++) {
      var unused = record("ana", numbered(i, "ana " + i));
      var unusedToo = record("bob", numbered(i, "bob " + i));
    }
    var unused = record("ana", interaction);
    var given = of("ana").feedback(interaction.id(), Feedback.corrected("spaghetti"));
    reopen();

    assertThat(given).isCompletedWithValue(true);
    assertThat(queries("ana")).hasSize(251).contains("ana 0", "ana 249", "which pasta");
    assertThat(queries("bob")).hasSize(250).allMatch(query -> query.startsWith("bob "));
    assertThat(of("ana").feedback(interaction.id())).contains(Feedback.corrected("spaghetti"));
    assertThat(of("off").status()).isEqualTo(MemoryStatus.OFF);
    assertThat(of("absent").status()).isEqualTo(MemoryStatus.ABSENT);
  }

  @Test
  void reopen_afterLearning_ranksTheSameToTheLastBit() {
    ingestFields();
    create("ana");
    interest("ana", "which pasta with basil");
    List<Found> before =
        Found.of(space("ana").search(request("python strands").build(), UNRECORDED));
    List<String> rest = fixture().everythingElse(memory(), PersonaId.of("ana"));
    reopen();

    assertThat(Found.of(space("ana").search(request("python strands").build(), UNRECORDED)))
        .isEqualTo(before)
        .isNotEqualTo(Found.of(ragged().search(request("python strands").build())));
    assertThat(fixture().everythingElse(memory(), PersonaId.of("ana"))).isEqualTo(rest);
  }

  @Test
  void reopen_afterEraseAndDelete_hasNothingOfThem() {
    create("ana", "bob");
    var unused = record("ana", asked("secret of ana"));
    var unusedToo = record("bob", asked("secret of bob"));
    of("ana").erase();
    fixture().delete(memory(), PersonaId.of("bob"));
    reopen();

    assertThat(of("ana").recent(10)).isEmpty();
    assertThat(of("bob").status()).isEqualTo(MemoryStatus.ABSENT);
  }

  @Test
  void reopen_hostilePersonas_areTheSameOnes() {
    List<String> personas =
        HostileTexts.KEPT.stream().filter(persona -> !persona.equals("default")).toList();
    for (String persona : personas) {
      create(persona);
      var unused = record(persona, asked("asked by <" + persona + ">"));
    }
    reopen();
    for (String persona : personas) {
      assertThat(queries(persona)).containsExactly("asked by <" + persona + ">");
    }
  }

  @Test
  void reopen_withoutMemoryBetween_losesNothing() {
    create("ana");
    var unused = record("ana", asked("which pasta"));
    close();
    try (Ragged plain =
        Ragged.builder()
            .directory(temp.resolve("store"))
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .build()) {
      assertThat(plain.persona("ana").search("which pasta").personal()).isEmpty();
    }
    open();
    assertThat(queries("ana")).containsExactly("which pasta");
  }

  @Test
  void backup_withRecordsWaiting_hasThem() {
    create("ana");
    var unused = record("ana", asked("which pasta"));
    ragged().backup(temp.resolve("backup"));
    var unusedToo = record("ana", asked("too late"));
    try (Ragged copy =
        Ragged.builder()
            .directory(temp.resolve("backup"))
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .memory(fixture().provider())
            .build()) {
      assertThat(copy.check().problems()).isEmpty();
      assertThat(copy.memory().orElseThrow().of(PersonaId.of("ana")).recent(10))
          .extracting(Interaction::query)
          .containsExactly("which pasta");
    }
  }
}
