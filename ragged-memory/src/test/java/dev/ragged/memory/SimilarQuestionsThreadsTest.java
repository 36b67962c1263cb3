package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.memory.question.RiggedEmbedder;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions that are recorded, asked about and erased by several threads at once. */
class SimilarQuestionsThreadsTest {
  private final Ragged ragged =
      Ragged.builder()
          .inMemory()
          .embedder(new RiggedEmbedder("first"))
          .backend("exact")
          .memory(MemoryOptions.DEFAULT)
          .build();
  private final PersonalMemory memory = PersonalMemory.of(ragged);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();

  @AfterEach
  void close() {
    threads.shutdownNow();
    ragged.close();
  }

  private void start(Runnable work) {
    running.add(threads.submit(work));
  }

  private void join() throws Exception {
    for (Future<?> one : running) {
      one.get(2, TimeUnit.MINUTES);
    }
  }

  private void record(String persona, int count) {
    for (int i = 0; i < count; i++) {
      SearchRequest.Builder request = SearchRequest.builder(persona + " asks number " + i);
      ragged
          .persona(persona)
          .search(i % 3 == 0 ? request.mode(SearchMode.LEXICAL).build() : request.build());
    }
  }

  private void ask(String persona, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(memory.of(persona).similarQuestions("asks number " + i, 20))
          .allSatisfy(one -> assertThat(one.text()).startsWith(persona))
          .extracting(SimilarQuestion::text)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void similarQuestions_whileOthersRecord_areEachPersonasOwnAndCompleteInTheEnd() throws Exception {
    for (String persona : List.of("ana", "ben")) {
      memory.personas().create(persona);
      start(() -> record(persona, 150));
      start(() -> ask(persona, 100));
    }
    join();
    memory.flush();

    for (String persona : List.of("ana", "ben")) {
      assertThat(memory.of(persona).similarQuestions("asks", 1_000)).hasSize(150);
    }
  }

  @Test
  void similarQuestions_whileOthersRecordAndAsk_neverHaveWhatWasErased() throws Exception {
    memory.personas().create("ana");
    start(() -> record("ana", 60));
    start(() -> ask("ana", 60));
    start(
        () -> {
          for (int i = 0; i < 12; i++) {
            String secret = "ana has secret " + i;
            UUID id =
                ragged
                    .persona("ana")
                    .search(secret)
                    .personal()
                    .orElseThrow()
                    .interaction()
                    .orElseThrow();
            assertThat(memory.of("ana").similarQuestions(secret, 1).get(0).text())
                .isEqualTo(secret);

            memory.of("ana").erase(id);

            assertThat(memory.of("ana").similarQuestions(secret, 1_000))
                .extracting(SimilarQuestion::text)
                .doesNotContain(secret);
          }
        });
    join();
  }
}
