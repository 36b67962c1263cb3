package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.answer.AnswerGenerator;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.AnswerWriter;
import dev.ragged.answer.ExtractiveGenerator;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.GenerationException;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions to a store that are answered in words. */
class AskTest {
  @TempDir Path temp;

  private final Deque<Ragged> opened = new ArrayDeque<>();

  @AfterEach
  void close() {
    opened.forEach(Ragged::close);
  }

  private Ragged open(AnswerGenerator generator) {
    Ragged ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .generator(generator)
            .build();
    opened.add(ragged);
    ragged.ingest(
        Document.of("tides", "The moon pulls the sea. So there are tides."),
        Document.of("bread", "Steam makes the crust crisp."));
    return ragged;
  }

  @FunctionalInterface
  private interface Script {
    void run(List<Hit> passages, AnswerWriter out) throws Exception;
  }

  private static AnswerGenerator fake(String name, Script script) {
    return new AnswerGenerator() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void generate(String question, List<Hit> passages, AnswerWriter out) throws Exception {
        script.run(passages, out);
      }
    };
  }

  @Test
  void ask_default_quotesTheBestSentences() {
    Ragged ragged = open(new ExtractiveGenerator());

    GeneratedAnswer answer = ragged.ask("What does the moon do?");

    assertThat(answer.generator()).isEqualTo("extractive");
    assertThat(answer.text()).isEqualTo("The moon pulls the sea. [1]");
    assertThat(answer.citations().get(0).documentId()).isEqualTo("tides");
    assertThat(answer.result().hits()).isEqualTo(ragged.search("What does the moon do?").hits());
  }

  @Test
  void ask_requestOfItsOwn_bindsSearchAndGenerator() {
    List<Integer> given = new ArrayList<>();
    Ragged ragged = open(fake("counts", (passages, out) -> given.add(passages.size())));

    GeneratedAnswer answer =
        ragged.ask(AnswerRequest.of(SearchRequest.builder("moon").k(1).build()));

    assertThat(given).containsExactly(1);
    assertThat(answer.isEmpty()).isTrue();
    assertThat(answer.complete()).isTrue();
  }

  @Test
  void ask_badQuestion_isRefusedLikeASearch() {
    Ragged ragged = open(new ExtractiveGenerator());
    for (String question : List.of("", " \n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ragged.ask(question))
          .withMessageContaining("search text must not be blank");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ragged.persona("ana").ask(question))
          .withMessageContaining("search text must not be blank");
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void ask_null_throwsWithItsName() {
    Ragged ragged = open(new ExtractiveGenerator());
    AnswerRequest request = AnswerRequest.of("moon");

    assertThatNullPointerException()
        .isThrownBy(() -> ragged.ask((AnswerRequest) null))
        .withMessageContaining("request");
    assertThatNullPointerException()
        .isThrownBy(() -> ragged.persona("ana").ask(request, null))
        .withMessageContaining("how");
    assertThatNullPointerException()
        .isThrownBy(() -> ragged.askAsync(request, null))
        .withMessageContaining("executor");
    assertThatNullPointerException()
        .isThrownBy(() -> Ragged.builder().generator(null))
        .withMessageContaining("generator");
    assertThatNullPointerException()
        .isThrownBy(() -> request.onText(null))
        .withMessageContaining("listener");
    assertThatNullPointerException()
        .isThrownBy(() -> request.cancelledBy(null))
        .withMessageContaining("cancellation");
  }

  @Test
  void ask_generatorFails_namesItAndLeavesTheStoreUsable() {
    Ragged ragged =
        open(
            fake(
                "broken-7",
                (passages, out) -> {
                  out.write("The");
                  throw new IllegalStateException("no route to host");
                }));

    assertThatThrownBy(() -> ragged.ask("moon"))
        .isInstanceOfSatisfying(
            GenerationException.class, e -> assertThat(e.text()).isEqualTo("The"))
        .hasMessageContainingAll("broken-7", "no route to host");
    assertThat(ragged.search("moon").hits()).isNotEmpty();
  }

  @Test
  void ask_closedStore_isRefused() {
    Ragged ragged = open(new ExtractiveGenerator());
    ragged.close();

    assertThatIllegalStateException().isThrownBy(() -> ragged.ask("moon"));
    assertThatIllegalStateException().isThrownBy(() -> ragged.persona("ana").ask("moon"));
  }

  @Test
  void ask_storeClosesMeanwhile_finishesTheAnswer() throws Exception {
    CountDownLatch streaming = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Ragged ragged =
        open(
            fake(
                "slow",
                (passages, out) -> {
                  out.write("The moon");
                  streaming.countDown();
                  assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
                  out.write(" pulls [1].");
                }));

    CompletableFuture<GeneratedAnswer> answer =
        ragged.askAsync(AnswerRequest.of("moon"), ForkJoinPool.commonPool());
    assertThat(streaming.await(1, TimeUnit.MINUTES)).isTrue();
    ragged.close();
    closed.countDown();

    assertThat(answer.get(1, TimeUnit.MINUTES).text()).isEqualTo("The moon pulls [1].");
    assertThat(answer.join().citations()).hasSize(1);
  }

  @Test
  void askAsync_cancelled_endsTheAnswer() throws Exception {
    CountDownLatch streaming = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Ragged ragged =
        open(
            fake(
                "endless",
                (passages, out) -> {
                  out.write("on and on");
                  streaming.countDown();
                  while (out.isWanted()) {
                    Thread.onSpinWait();
                  }
                  ended.countDown();
                }));

    CompletableFuture<GeneratedAnswer> answer =
        ragged.askAsync(AnswerRequest.of("moon"), ForkJoinPool.commonPool());
    assertThat(streaming.await(1, TimeUnit.MINUTES)).isTrue();
    answer.cancel(false);

    assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(answer).isCancelled();
  }

  @Test
  void askAsync_cancelledBeforeItsTurn_asksNobody() {
    AtomicInteger asked = new AtomicInteger();
    Ragged ragged = open(fake("never", (passages, out) -> asked.incrementAndGet()));
    Deque<Runnable> tasks = new ArrayDeque<>();

    CompletableFuture<GeneratedAnswer> answer =
        ragged.askAsync(AnswerRequest.of("moon"), tasks::add);
    answer.cancel(false);
    tasks.remove().run();

    assertThat(asked).hasValue(0);
  }

  @Test
  void ask_personaWithoutMemory_seesItsOwnDocuments() {
    Ragged ragged = open(new ExtractiveGenerator());
    ragged.persona("ana").ingest(Document.of("diary", "The umbrella is at the baker's."));

    assertThat(ragged.persona("ana").ask("Where is the umbrella?").text())
        .isEqualTo("The umbrella is at the baker's. [1]");
    assertThat(ragged.ask("Where is the umbrella?").isEmpty()).isTrue();
  }

  @Test
  void build_badNameOfGenerator_leavesNothingBehind() {
    Path directory = temp.resolve("store");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Ragged.builder()
                    .directory(directory)
                    .generator(fake(" ", (passages, out) -> {}))
                    .build())
        .withMessageContaining("generator name must not be blank");
    assertThat(directory).doesNotExist();
  }
}
