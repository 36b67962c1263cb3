package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ragged.document.PersonaId;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Memory;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.persona.PersonaMemory;
import dev.ragged.retrieval.SearchResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Memory} must do: record, remember, forget, rank, keep personas apart, keep
 * texts, and close. A memory extends this once for a store in memory, and {@link
 * MemoryDiskContract} for one on disk.
 */
public abstract class MemoryContract extends MemoryRankingContract {
  /** For subclasses. */
  protected MemoryContract() {}

  @Test
  void record_nothingFollows_becomesDurableByItself() {
    create("ana");
    assertThat(record("ana", asked("which pasta"))).succeedsWithin(Duration.ofSeconds(30));
  }

  @Test
  void recent_rightAfterRecording_hasWhatWasRecorded() {
    create("ana");
    for (int i = 0; i < 50; i++) {
      var unused = record("ana", numbered(i, "question " + i));
      assertThat(of("ana").recent(1)).extracting(Interaction::query).contains("question " + i);
    }
  }

  @Test
  void feedback_rightAfterGiving_isThere() {
    create("ana");
    Interaction interaction = asked("which pasta");
    var recorded = record("ana", interaction);
    var given = of("ana").feedback(interaction.id(), Feedback.corrected("spaghetti"));

    assertThat(of("ana").feedback(interaction.id())).contains(Feedback.corrected("spaghetti"));
    assertThat(recorded).isCompletedWithValue(true);
    assertThat(given).isCompletedWithValue(true);
  }

  @Test
  void recent_anyOrderOfRecording_isLatestFirstTiesByRecording() {
    create("ana");
    Random random = new Random(20_261_121);
    List<Interaction> recorded = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Instant at = START.plusMillis(random.nextInt(40));
      Interaction interaction =
          Interaction.builder("question " + i, at).id(new UUID(random.nextLong(), i)).build();
      recorded.add(interaction);
      var unused = record("ana", interaction);
    }
    Collections.reverse(recorded);
    List<String> expected =
        recorded.stream()
            .sorted(Comparator.comparing(Interaction::askedAt).reversed())
            .map(Interaction::query)
            .toList();
    for (int limit : new int[] {1, 7, 299, 300, 301, Integer.MAX_VALUE}) {
      assertThat(of("ana").recent(limit))
          .extracting(Interaction::query)
          .isEqualTo(expected.subList(0, Math.min(limit, 300)));
    }
  }

  @Test
  void recent_limitBelowOne_isRefused() {
    create("ana");
    for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of("ana").recent(limit))
          .withMessageContaining("limit=" + limit);
    }
  }

  @Test
  void record_sameIdAgain_changesNothing() {
    create("ana");
    Interaction first = asked("the first");
    Interaction second =
        Interaction.builder("the second", START.plusSeconds(7_000)).id(first.id()).build();
    List<CompletableFuture<Boolean>> futures = new ArrayList<>();
    futures.add(record("ana", first));
    futures.add(record("ana", second));
    settle();
    List<String> before = fixture().everythingElse(memory(), PersonaId.of("ana"));
    for (int i = 0; i < 20; i++) {
      futures.add(record("ana", second));
    }
    settle();

    assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
    assertThat(queries("ana")).containsExactly("the first");
    assertThat(fixture().everythingElse(memory(), PersonaId.of("ana"))).isEqualTo(before);
  }

  @Test
  void feedback_severalTimes_latestCounts() {
    create("ana");
    Interaction interaction = asked("which pasta");
    var unused = record("ana", interaction);
    for (Feedback feedback :
        List.of(
            Feedback.positive(),
            Feedback.negative(),
            Feedback.positive(),
            Feedback.corrected("spaghetti"),
            Feedback.corrected("linguine"),
            Feedback.negative())) {
      var given = of("ana").feedback(interaction.id(), feedback);
      assertThat(of("ana").feedback(interaction.id())).contains(feedback);
      assertThat(given).isCompletedWithValue(true);
    }
  }

  @Test
  void feedback_unknownInteraction_isFalse() {
    create("ana");
    var given = of("ana").feedback(new UUID(1, 2), Feedback.positive());
    settle();

    assertThat(given).isCompletedWithValue(false);
    assertThat(of("ana").feedback(new UUID(1, 2))).isEmpty();
  }

  @Test
  void record_pausedOrOffOrAbsent_isFalseAndRecordsNothing() {
    ingestFields();
    create("paused", "off");
    fixture().pause(memory(), PersonaId.of("paused"));
    fixture().disable(memory(), PersonaId.of("off"));
    Interaction interaction = asked("which pasta");
    for (String persona : List.of("paused", "off", "absent")) {
      assertThat(record(persona, interaction))
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(false);
      assertThat(of(persona).feedback(interaction.id(), Feedback.positive()))
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(false);
      SearchResult result = space(persona).search("which pasta");
      assertThat(result.hits()).isNotEmpty();
      assertThat(result.personal().orElseThrow().interaction()).isEmpty();
      assertThat(result.personal().orElseThrow().notes()).contains(of(persona).status().sentence());
    }
    assertThat(of("paused").status()).isEqualTo(MemoryStatus.PAUSED);
    assertThat(of("off").status()).isEqualTo(MemoryStatus.OFF);
    assertThat(of("absent").status()).isEqualTo(MemoryStatus.ABSENT);

    for (String persona : List.of("paused", "off")) {
      fixture().enable(memory(), PersonaId.of(persona));
      assertThat(of(persona).status()).isEqualTo(MemoryStatus.ON);
      assertThat(queries(persona)).isEmpty();
      var unused = record(persona, interaction);
      assertThat(queries(persona)).containsExactly("which pasta");
    }
    create("absent");
    assertThat(queries("absent")).isEmpty();
  }

  @Test
  void pause_keepsWhatIsThere() {
    create("ana");
    Interaction interaction = asked("which pasta");
    var unused = record("ana", interaction);
    fixture().pause(memory(), PersonaId.of("ana"));
    assertThat(queries("ana")).containsExactly("which pasta");
    fixture().disable(memory(), PersonaId.of("ana"));
    fixture().enable(memory(), PersonaId.of("ana"));
    assertThat(queries("ana")).containsExactly("which pasta");
  }

  @Test
  void erase_withRecordsWaiting_leavesNothing() {
    ingestFields();
    create("ana", "bob");
    interest("ana", "which pasta with basil");
    interest("bob", "which pasta with basil");
    Interaction secret = asked("secret question");
    List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    waiting.add(record("ana", secret));
    waiting.add(of("ana").feedback(secret.id(), Feedback.corrected("secret answer")));
    for (int i = 0; i < 60; i++) {
      waiting.add(record("ana", numbered(i, "secret question " + i)));
    }

    assertThat(of("ana").erase()).isEqualTo(67);

    settle();
    assertThat(waiting).allMatch(CompletableFuture::isDone);
    assertThat(of("ana").recent(100)).isEmpty();
    assertThat(of("ana").feedback(secret.id())).isEmpty();
    assertThat(fixture().everythingElse(memory(), PersonaId.of("ana")))
        .noneMatch(text -> text.contains("pasta") || text.contains("secret"));
    assertThat(Found.of(space("ana").search(request("python strands").build(), UNRECORDED)))
        .isEqualTo(Found.of(ragged().search(request("python strands").build())));
    assertThat(of("bob").recent(100)).hasSize(6);
    assertThat(of("ana").status()).isEqualTo(MemoryStatus.ON);
    assertThat(of("ana").erase()).isZero();
  }

  @Test
  void record_afterErase_isANewBeginning() {
    create("ana");
    Interaction interaction = asked("which pasta");
    var unused = record("ana", interaction);
    of("ana").erase();

    var again = record("ana", interaction);

    assertThat(queries("ana")).containsExactly("which pasta");
    assertThat(of("ana").feedback(interaction.id())).isEmpty();
    assertThat(again).isCompletedWithValue(true);
  }

  @Test
  void close_withRecordsWaiting_completesThem() {
    create("ana");
    List<CompletableFuture<Boolean>> futures = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      futures.add(record("ana", numbered(i, "question " + i)));
    }
    close();
    assertThat(futures).allSatisfy(future -> assertThat(future).isCompletedWithValue(true));
  }

  @Test
  void everyCall_afterClose_isRefused() {
    create("ana");
    Memory memory = memory();
    PersonaMemory ana = of("ana");
    PersonaMemory absent = of("absent");
    close();
    memory.close();
    ragged().close();
    for (PersonaMemory persona : List.of(ana, absent, memory.of(PersonaId.of("ana")))) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              persona::status,
              () -> persona.prepare(request("x").build(), UNRECORDED),
              () -> persona.record(asked("x"), Optional.empty()),
              () -> persona.feedback(new UUID(1, 1), Feedback.positive()),
              () -> persona.feedback(new UUID(1, 1)),
              () -> persona.recent(1),
              persona::erase)) {
        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("closed");
      }
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            memory::problems, memory::check, () -> memory.backup(Path.of("backup")))) {
      assertThatIllegalStateException().isThrownBy(call).withMessageContaining("closed");
    }
  }

  @Test
  void everyCall_ofInterruptedThread_worksAndKeepsTheFlag() {
    ingestFields();
    create("ana");
    Interaction interaction = asked("which pasta");
    List<CompletableFuture<Boolean>> futures = new ArrayList<>();
    List<Runnable> calls =
        List.of(
            () -> futures.add(record("ana", interaction)),
            () -> futures.add(of("ana").feedback(interaction.id(), Feedback.positive())),
            () -> assertThat(of("ana").recent(10)).hasSize(1),
            () -> assertThat(of("ana").feedback(interaction.id())).isPresent(),
            () -> assertThat(space("ana").search("which pasta").hits()).isNotEmpty(),
            this::settle,
            () -> assertThat(memory().check()).isEmpty(),
            () -> assertThat(of("ana").erase()).isEqualTo(2),
            () -> futures.add(record("ana", interaction)),
            this::close);
    try {
      for (int i = 0; i < calls.size(); i++) {
        Thread.currentThread().interrupt();
        calls.get(i).run();
        assertThat(Thread.interrupted()).as("flag after call %s", i).isTrue();
      }
      assertThat(futures).hasSize(3).allMatch(future -> future.isDone() && future.join());
    } finally {
      Thread.interrupted();
    }
  }
}
