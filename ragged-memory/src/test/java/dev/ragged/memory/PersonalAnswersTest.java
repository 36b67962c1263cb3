package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.answer.AnswerGenerator;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.AnswerWriter;
import dev.ragged.answer.ExtractiveGenerator;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.error.GenerationException;
import dev.ragged.ingest.Cancellation;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.Hit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a memory keeps of answers in words. */
class PersonalAnswersTest {
  private static final String SECRET = "a striped umbrella at the baker's";

  @TempDir private Path temp;

  private Ragged open(AnswerGenerator generator) {
    Ragged ragged =
        Ragged.builder().directory(temp).memory(MemoryOptions.DEFAULT).generator(generator).build();
    ragged.ingest(
        Document.of("tides", "The moon pulls the sea. So there are tides."),
        Document.of("bread", "Steam makes the crust crisp."));
    if (PersonalMemory.of(ragged).personas().find("ana").isEmpty()) {
      PersonalMemory.of(ragged).personas().create("ana");
    }
    return ragged;
  }

  @FunctionalInterface
  private interface Script {
    void run(AnswerWriter out) throws Exception;
  }

  private static AnswerGenerator fake(Script script) {
    return new AnswerGenerator() {
      @Override
      public String name() {
        return "fake-model-3";
      }

      @Override
      public void generate(String question, List<Hit> passages, AnswerWriter out) throws Exception {
        script.run(out);
      }
    };
  }

  private static List<Interaction> recent(Ragged ragged) {
    return PersonalMemory.of(ragged).of("ana").recent(10);
  }

  @Test
  void ask_finished_isOneRecordOfQuestionHitsAnswerAndModel() {
    try (Ragged ragged = open(new ExtractiveGenerator())) {
      GeneratedAnswer answer = ragged.persona("ana").ask("What does the moon do?");

      assertThat(recent(ragged)).hasSize(1);
      Interaction record = recent(ragged).get(0);
      assertThat(record.query()).isEqualTo("What does the moon do?");
      assertThat(record.response()).contains("The moon pulls the sea. [1]").contains(answer.text());
      assertThat(record.model()).contains("extractive");
      assertThat(record.latency()).isEqualTo(answer.costs().whole()).isPositive();
      assertThat(record.hits())
          .isEqualTo(answer.result().hits().stream().map(Hit::chunkId).toList());
      assertThat(answer.result().personal().orElseThrow().interaction()).contains(record.id());
    }
    try (Ragged again = open(new ExtractiveGenerator())) {
      assertThat(recent(again).get(0).response()).contains("The moon pulls the sea. [1]");
    }
  }

  @Test
  void ask_nothingFound_isRecordedWithoutResponse() {
    try (Ragged ragged = open(new ExtractiveGenerator())) {
      assertThat(ragged.persona("ana").ask("Who wrote Hamlet?").isEmpty()).isTrue();

      assertThat(recent(ragged))
          .extracting(Interaction::query)
          .containsExactly("Who wrote Hamlet?");
      assertThat(recent(ragged).get(0).response()).isEmpty();
      assertThat(recent(ragged).get(0).model()).isEmpty();
    }
  }

  @Test
  void ask_generatorFails_recordsTheSearchAlone() {
    try (Ragged ragged =
        open(
            fake(
                out -> {
                  out.write("half");
                  throw new IllegalStateException("gone");
                }))) {
      assertThatThrownBy(() -> ragged.persona("ana").ask("moon"))
          .isInstanceOf(GenerationException.class);

      assertThat(recent(ragged)).extracting(Interaction::query).containsExactly("moon");
      assertThat(recent(ragged).get(0).hits()).isNotEmpty();
      assertThat(recent(ragged).get(0).response()).isEmpty();
    }
  }

  @Test
  void ask_cancelled_recordsWhatWasStreamed() {
    Cancellation cancellation = new Cancellation();
    try (Ragged ragged =
        open(
            fake(
                out -> {
                  out.write("half");
                  out.write(" and half");
                }))) {
      ragged
          .persona("ana")
          .ask(
              AnswerRequest.of("moon")
                  .cancelledBy(cancellation)
                  .onText(piece -> cancellation.cancel()));

      assertThat(recent(ragged).get(0).response()).contains("half");
      assertThat(recent(ragged).get(0).model()).contains("fake-model-3");
    }
  }

  @Test
  void ask_textThatCannotBeStored_isRecordedWithSubstitutes() {
    try (Ragged ragged = open(fake(out -> out.write("a\0b\uD800c")))) {
      GeneratedAnswer answer = ragged.persona("ana").ask("moon");

      assertThat(answer.text()).isEqualTo("a\0b\uD800c");
      assertThat(recent(ragged).get(0).response()).contains("a\uFFFDb\uFFFDc");
    }
  }

  @Test
  void ask_longestAnswer_isRecorded() {
    String longest = "x".repeat(GeneratedAnswer.MAX_LENGTH);
    try (Ragged ragged = open(fake(out -> out.write(longest)))) {
      assertThat(ragged.persona("ana").ask("moon").complete()).isTrue();

      assertThat(recent(ragged).get(0).response()).contains(longest);
    }
  }

  @Test
  void ask_withoutRecording_leavesNoTrace() {
    try (Ragged ragged = open(new ExtractiveGenerator())) {
      GeneratedAnswer answer =
          ragged.persona("ana").ask(AnswerRequest.of("moon"), Personalization.NONE);
      ragged
          .persona("ana")
          .ask(AnswerRequest.of("moon"), Personalization.builder().record(false).build());

      assertThat(recent(ragged)).isEmpty();
      assertThat(answer.result().personal().orElseThrow().interaction()).isEmpty();
    }
  }

  @Test
  void ask_storeClosesMeanwhile_answersNevertheless() {
    Ragged[] store = new Ragged[1];
    store[0] =
        open(
            fake(
                out -> {
                  store[0].close();
                  out.write("late");
                }));

    assertThat(store[0].persona("ana").ask("moon").text()).isEqualTo("late");
  }

  @Test
  void export_afterAsk_hasTheAnswer() {
    try (Ragged ragged = open(fake(out -> out.write(SECRET)))) {
      ragged.persona("ana").ask("moon");
      for (ExportFormat format : ExportFormat.values()) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        var unused = PersonalMemory.of(ragged).of("ana").export(file, format, Optional.empty());

        assertThat(file.toString(StandardCharsets.UTF_8)).contains(SECRET, "fake-model-3");
      }
    }
  }

  @Test
  void eraseEverything_afterAsk_leavesNoByteOfTheAnswer() {
    try (Ragged ragged = open(fake(out -> out.write(SECRET)))) {
      ragged.persona("ana").ask("moon");
      assertThat(PersonalMemory.of(ragged).of("ana").recent(1)).hasSize(1);

      ErasureReceipt receipt = PersonalMemory.of(ragged).of("ana").eraseEverything();

      assertThat(receipt.interactions()).isEqualTo(1);
      assertThat(receipt.found()).isEmpty();
      assertThat(recent(ragged)).isEmpty();
    }
    assertThat(StoreFiles.with(temp, "striped umbrella")).isZero();
  }

  @Test
  void erase_ofQuotes_doesNotTakeTheDocumentsForWhatIsLeft() {
    try (Ragged ragged = open(new ExtractiveGenerator())) {
      ragged.persona("ana").ask("What does the moon do?");

      assertThat(PersonalMemory.of(ragged).of("ana").eraseEverything().found()).isEmpty();
      assertThat(ragged.search("moon").hits()).isNotEmpty();
    }
  }

  @Test
  void ask_again_isRankedByWhatWasAskedBefore() {
    try (Ragged ragged = open(new ExtractiveGenerator())) {
      ragged.persona("ana").ask("crisp crust");
      PersonalMemory.of(ragged).flush();

      GeneratedAnswer answer = ragged.persona("ana").ask("crust and moon");

      assertThat(answer.result().hits()).allMatch(hit -> hit.personal().isPresent());
      assertThat(answer.costs().whole()).isLessThan(Duration.ofMinutes(1));
    }
  }
}
