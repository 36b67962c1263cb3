package dev.ragged.examples.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.answer.AnswerGenerator;
import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.AnswerWriter;
import dev.ragged.answer.Citation;
import dev.ragged.answer.ExtractiveGenerator;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.GenerationException;
import dev.ragged.ingest.Cancellation;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the listings of docs/answers.md. */
class DocsListingTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @AfterEach
  void restoreOutput() {
    System.setOut(before);
  }

  private Ragged open(AnswerGenerator generator) {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    Ragged ragged =
        Ragged.builder().inMemory().embedder(LexicalEmbedder.create()).generator(generator).build();
    ragged.ingest(Document.of("backup.md", "Stop the service, then restore the backup."));
    return ragged;
  }

  @Test
  void answers_ask_printsAnswerAndSources() {
    try (Ragged ragged = open(new ExtractiveGenerator())) {
      GeneratedAnswer answer = ragged.ask("How do I restore a backup?");
      System.out.println(answer.text());
      for (Citation citation : answer.citations()) {
        System.out.println("[" + citation.passage() + "] " + citation.documentId());
      }
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("Stop the service, then restore the backup. [1]", "[1] backup.md");
  }

  @Test
  void answers_request_streamsAndCanBeCancelled() {
    try (Ragged ragged = open(new ExtractiveGenerator(5))) {
      Cancellation cancellation = Cancellation.after(Duration.ofSeconds(20));
      SearchRequest search = SearchRequest.builder("How do I restore a backup?").k(5).build();
      GeneratedAnswer answer =
          ragged.ask(AnswerRequest.of(search).onText(System.out::print).cancelledBy(cancellation));
      boolean whole = answer.complete();

      assertThat(whole).isTrue();
      assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(answer.text());
    }
  }

  @Test
  void answers_generator_streamsWhatItsClientDoes() {
    List<String> prompts = new ArrayList<>();
    ChatClient client =
        prompt -> {
          prompts.add(prompt);
          return Stream.of("Stop the", " service", " first [1", "].");
        };
    try (Ragged ragged = open(new ChatGenerator(client))) {
      GeneratedAnswer answer = ragged.ask("How do I restore a backup?");

      assertThat(answer.text()).isEqualTo("Stop the service first [1].");
      assertThat(answer.citations()).hasSize(1);
      assertThat(answer.citations().get(0).statement().of(answer.text()))
          .isEqualTo("Stop the service first");
      assertThat(prompts.get(0))
          .contains("[1] Stop the service, then restore the backup.")
          .endsWith("How do I restore a backup?");
    }
  }

  @Test
  void answers_generatorThatFails_isNamed() {
    ChatClient client =
        prompt -> {
          throw new IOException("connection refused");
        };
    try (Ragged ragged = open(new ChatGenerator(client))) {
      assertThatThrownBy(() -> ragged.ask("How do I restore a backup?"))
          .isInstanceOf(GenerationException.class)
          .hasMessageContainingAll("chat-small-1", "connection refused");
    }
  }

  @FunctionalInterface
  interface ChatClient {
    Stream<String> stream(String prompt) throws IOException;
  }

  record ChatGenerator(ChatClient client) implements AnswerGenerator {
    @Override
    public String name() {
      return "chat-small-1";
    }

    @Override
    public void generate(String question, List<Hit> passages, AnswerWriter out) throws IOException {
      StringBuilder prompt = new StringBuilder("Answer from these passages alone. Name the");
      prompt.append(" passage after each statement, as in [1].\n");
      for (int i = 0; i < passages.size(); i++) {
        prompt.append('[').append(i + 1).append("] ").append(passages.get(i).text()).append('\n');
      }
      try (Stream<String> reply = client.stream(prompt + question)) {
        // Ends at the first piece that is not wanted any more; closing the stream hangs up.
        var unused = reply.allMatch(out::write);
      }
    }
  }
}
