package dev.ragged.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ragged.document.TextRange;
import dev.ragged.document.TokenCounter;
import dev.ragged.error.GenerationException;
import dev.ragged.ingest.Cancellation;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.tck.Passages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AnswererTest {
  private static final SearchResult FOUND = Passages.of("The moon pulls.", "Tides\nfollow it.");
  private static final AnswerRequest ASKED = AnswerRequest.of("Why are there tides?");

  private static GeneratedAnswer answer(AnswerGenerator generator, AnswerRequest request) {
    return new Answerer(generator).answer(request, search -> FOUND);
  }

  @Test
  void answer_generator_getsQuestionAndHitsOnTheAskersThread() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    List<Hit> given = new ArrayList<>();

    answer(
        new FakeGenerator(
            (question, passages, out) -> {
              thread.set(Thread.currentThread());
              given.addAll(passages);
              assertThat(question).isEqualTo("Why are there tides?");
            }),
        ASKED);

    assertThat(thread).hasValue(Thread.currentThread());
    assertThat(given).isEqualTo(FOUND.hits());
  }

  @Test
  void answer_fakeClock_tellsStagesApart() {
    ManualNanos clock = new ManualNanos();
    AnswerGenerator slow =
        new FakeGenerator(
            (question, passages, out) -> {
              clock.advance(Duration.ofMillis(30));
              out.write("The");
              clock.advance(Duration.ofMillis(5));
              out.write(" moon");
            });

    GeneratedAnswer answer =
        new Answerer(slow, new OperationProfiler(), clock)
            .answer(
                ASKED,
                search -> {
                  assertThat(search).isEqualTo(ASKED.search());
                  clock.advance(Duration.ofMillis(100));
                  return FOUND;
                });

    TokenCounter tokens = TokenCounter.approximate();
    long given = tokens.count("Why are there tides?");
    for (Hit hit : FOUND.hits()) {
      given += tokens.count(hit.text());
    }
    AnswerCosts costs = answer.costs();
    assertThat(costs.retrieve()).isEqualTo(Duration.ofMillis(100));
    assertThat(costs.generate()).isEqualTo(Duration.ofMillis(35));
    assertThat(costs.firstText()).contains(Duration.ofMillis(130));
    assertThat(costs.whole()).isEqualTo(Duration.ofMillis(135));
    assertThat(costs.tokensIn()).isEqualTo(given);
    assertThat(costs.tokensOut()).isEqualTo(2);
    assertThat(costs.pieces()).isEqualTo(2);
    assertThat(answer.result()).isSameAs(FOUND);
  }

  @Test
  void answer_noPassages_doesNotAskTheGenerator() {
    AnswerGenerator never =
        new FakeGenerator(
            (question, passages, out) -> {
              throw new AssertionError("it was asked");
            });

    GeneratedAnswer answer = new Answerer(never).answer(ASKED, search -> Passages.of());

    assertThat(answer.isEmpty()).isTrue();
    assertThat(answer.complete()).isTrue();
    assertThat(answer.citations()).isEmpty();
    assertThat(answer.costs().tokensIn()).isZero();
    assertThat(answer.costs().firstText()).isEmpty();
  }

  @Test
  void answer_cancelledBefore_doesNotAskTheGenerator() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    AnswerGenerator never =
        new FakeGenerator(
            (question, passages, out) -> {
              throw new AssertionError("it was asked");
            });

    GeneratedAnswer answer = answer(never, ASKED.cancelledBy(cancellation));

    assertThat(answer.isEmpty()).isTrue();
    assertThat(answer.complete()).isFalse();
    assertThat(answer.result()).isSameAs(FOUND);
  }

  @Test
  void answer_cancelledWhileModelIsSilent_endsWithoutFailure() {
    Cancellation cancellation = new Cancellation();
    AnswerGenerator hangsUp =
        new FakeGenerator(
            (question, passages, out) -> {
              out.write("The moon");
              cancellation.cancel();
              throw new IOException("stream closed");
            });

    GeneratedAnswer answer = answer(hangsUp, ASKED.cancelledBy(cancellation));

    assertThat(answer.text()).isEqualTo("The moon");
    assertThat(answer.complete()).isFalse();
  }

  @Test
  void answer_cancelledAndIgnored_dropsTheRest() {
    Cancellation cancellation = new Cancellation();
    List<Boolean> wanted = new ArrayList<>();
    List<String> heard = new ArrayList<>();
    AnswerGenerator deaf =
        new FakeGenerator(
            (question, passages, out) -> {
              wanted.add(out.write("The"));
              cancellation.cancel();
              wanted.add(out.write(" moon"));
              wanted.add(out.quote(1, 0, 3));
              wanted.add(out.isWanted());
            });

    GeneratedAnswer answer = answer(deaf, ASKED.cancelledBy(cancellation).onText(heard::add));

    assertThat(wanted).containsExactly(true, false, false, false);
    assertThat(heard).containsExactly("The");
    assertThat(answer.text()).isEqualTo("The");
    assertThat(answer.citations()).isEmpty();
    assertThat(answer.complete()).isFalse();
  }

  @Test
  void answer_generatorThrows_namesItAndKeepsWhatItWrote() {
    IOException cause = new IOException("connection reset");
    AnswerGenerator broken =
        new FakeGenerator(
            (question, passages, out) -> {
              out.write("The moon");
              throw cause;
            });

    assertThatThrownBy(() -> answer(broken, ASKED))
        .isInstanceOfSatisfying(
            GenerationException.class,
            e -> {
              assertThat(e.generator()).isEqualTo("fake");
              assertThat(e.text()).isEqualTo("The moon");
            })
        .hasCause(cause)
        .hasMessageContainingAll("\"fake\"", "8 characters", "connection reset", "ask again");
  }

  @Test
  void answer_generatorInterrupted_restoresTheFlag() {
    AnswerGenerator waits =
        new FakeGenerator(
            (question, passages, out) -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(() -> answer(waits, ASKED)).isInstanceOf(GenerationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void answer_generatorThrowsError_isPassedOn() {
    AssertionError error = new AssertionError("broken");
    AnswerGenerator broken =
        new FakeGenerator(
            (question, passages, out) -> {
              throw error;
            });

    assertThatThrownBy(() -> answer(broken, ASKED)).isSameAs(error);
  }

  @Test
  void answer_listenerThrowsCheckedException_throwsItAsItIs() {
    for (Exception thrown :
        List.of(new IOException("the disk is full"), new InterruptedException("the listener's"))) {
      List<Boolean> wanted = new ArrayList<>();
      AnswerGenerator generator =
          new FakeGenerator((question, passages, out) -> wanted.add(out.write("a")));

      assertThatThrownBy(
              () ->
                  answer(
                      generator,
                      ASKED.onText(piece -> AnswererTest.<RuntimeException>sneak(thrown))))
          .isSameAs(thrown);
      assertThat(wanted).as("it does not reach the generator").containsExactly(false);
    }
  }

  @SuppressWarnings("unchecked") // E is erased, so nothing is cast.
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void answer_listenerThrowsAndGeneratorToo_throwsTheListeners() {
    Error thrown = new StackOverflowError("the listener's");
    AnswerGenerator confused =
        new FakeGenerator(
            (question, passages, out) -> {
              boolean wanted = out.write("a");
              assertThat(wanted).isFalse();
              throw new IllegalStateException("nobody wants it");
            });

    assertThatThrownBy(
            () ->
                answer(
                    confused,
                    ASKED.onText(
                        piece -> {
                          throw thrown;
                        })))
        .isSameAs(thrown);
  }

  @Test
  void answer_searchThrows_isPassedOn() {
    IllegalStateException closed = new IllegalStateException("the store is closed");

    assertThatThrownBy(
            () ->
                new Answerer(FakeGenerator.of("a"))
                    .answer(
                        ASKED,
                        search -> {
                          throw closed;
                        }))
        .isSameAs(closed);
  }

  @Test
  void answer_pieceAfterTheEnd_isDropped() throws Exception {
    AtomicReference<AnswerWriter> kept = new AtomicReference<>();
    List<String> heard = new ArrayList<>();
    AnswerGenerator late =
        new FakeGenerator(
            (question, passages, out) -> {
              out.write("in time");
              kept.set(out);
            });

    GeneratedAnswer answer = answer(late, ASKED.onText(heard::add));

    assertThat(kept.get().write("too late")).isFalse();
    assertThat(kept.get().isWanted()).isFalse();
    assertThat(heard).containsExactly("in time");
    assertThat(answer.text()).isEqualTo("in time");
    assertThat(answer.complete()).isTrue();
  }

  @Test
  void answer_tooLong_endsWithWhatFits() {
    String half = "x".repeat(GeneratedAnswer.MAX_LENGTH / 2);
    AtomicInteger calls = new AtomicInteger();
    AnswerGenerator endless =
        new FakeGenerator(
            (question, passages, out) -> {
              do {
                calls.incrementAndGet();
              } while (out.write(half));
            });

    GeneratedAnswer answer = answer(endless, ASKED);

    assertThat(answer.text()).hasSize(GeneratedAnswer.MAX_LENGTH);
    assertThat(answer.complete()).isFalse();
    assertThat(calls).hasValue(3);
  }

  @Test
  void answer_emptyPieces_areNotCountedOrHeard() {
    List<String> heard = new ArrayList<>();

    GeneratedAnswer answer = answer(FakeGenerator.of("", "a", "", ""), ASKED.onText(heard::add));

    assertThat(heard).containsExactly("a");
    assertThat(answer.costs().pieces()).isEqualTo(1);
  }

  @Test
  void answer_piecesFromManyThreads_areHeardInTheOrderOfTheText() {
    int threads = 8;
    int each = 200;
    List<String> heard = new ArrayList<>();
    AnswerGenerator crowd =
        new FakeGenerator(
            (question, passages, out) -> {
              CountDownLatch done = new CountDownLatch(threads);
              for (int t = 0; t < threads; t++) {
                String piece = Character.toString('a' + t);
                new Thread(
                        () -> {
                          for (int i = 0; i < each; i++) {
                            out.write(piece);
                          }
                          done.countDown();
                        })
                    .start();
              }
              done.await();
            });

    // Not a thread-safe list: it breaks if two pieces come at once.
    GeneratedAnswer answer = answer(crowd, ASKED.onText(heard::add));

    assertThat(String.join("", heard)).isEqualTo(answer.text());
    for (int t = 0; t < threads; t++) {
      assertThat(Collections.frequency(heard, Character.toString('a' + t))).isEqualTo(each);
    }
  }

  @Test
  void quote_partOverLines_isOneLineInTextAndLiteralInCitation() {
    AnswerGenerator quotes =
        new FakeGenerator(
            (question, passages, out) -> {
              out.quote(2, 0, 16);
              out.quote(1, 4, 8);
            });

    GeneratedAnswer answer = answer(quotes, ASKED);

    assertThat(answer.text()).isEqualTo("Tides follow it. [2] moon [1]");
    assertThat(answer.citations())
        .containsExactly(
            new Citation(
                2,
                FOUND.hits().get(1).chunkId(),
                new TextRange(0, 16),
                Optional.of(new Citation.Quote("Tides\nfollow it.", new TextRange(0, 16)))),
            new Citation(
                1,
                FOUND.hits().get(0).chunkId(),
                new TextRange(21, 25),
                Optional.of(new Citation.Quote("moon", new TextRange(4, 8)))));
  }

  @Test
  void quote_noSuchPart_isRefused() {
    answer(
        new FakeGenerator(
            (question, passages, out) -> {
              refused(() -> out.quote(0, 0, 1), "1..2", "passage=0");
              refused(() -> out.quote(3, 0, 1), "1..2", "passage=3");
              refused(() -> out.quote(1, -1, 1), "start=-1");
              refused(() -> out.quote(1, 0, 16), "end=16", "length=15");
              refused(() -> out.quote(1, 3, 3), "start=3", "end=3");
              refused(() -> out.quote(2, 5, 6), "blank");
            }),
        ASKED);
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  @Test
  void quote_marksWithinIt_meanNothing() {
    SearchResult found = Passages.of("See [2] and [1].", "Other.");
    AnswerGenerator quotes =
        new FakeGenerator(
            (question, passages, out) -> {
              out.write("First this [2]. ");
              out.quote(1, 0, 16);
              out.write(" And this [2]");
            });

    GeneratedAnswer answer = new Answerer(quotes).answer(ASKED, search -> found);

    assertThat(answer.text()).isEqualTo("First this [2]. See [2] and [1]. [1] And this [2]");
    assertThat(answer.citations())
        .extracting(Citation::passage, one -> one.statement().of(answer.text()))
        .containsExactly(
            tuple(2, "First this"), tuple(1, "See [2] and [1]."), tuple(2, "And this"));
  }

  @Test
  void create_badName_isRefused() {
    for (String name : List.of("", " ", "x".repeat(1_001), "a\0b")) {
      AnswerGenerator named =
          new AnswerGenerator() {
            @Override
            public String name() {
              return name;
            }

            @Override
            public void generate(String question, List<Hit> passages, AnswerWriter out) {}
          };
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Answerer(named))
          .withMessageContaining("generator name");
    }
  }
}
