package dev.ragged.bench.memory;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.Uncached;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A store on disk with made-up documents and some personas, which ask in turn. Thread-safe. */
final class AskedStore implements AutoCloseable {
  private static final int WORDS = 80;

  private final TemporaryFolder folder;
  private final Ragged ragged;
  private final PersonalMemory memory;
  private final List<RememberedPersona> personas = new ArrayList<>();
  private final List<String> questions;
  private final Questions random = new Questions(7);
  private final List<Interaction> interactions = new ArrayList<>();
  private final ConcurrentLinkedQueue<CompletableFuture<Boolean>> waiting =
      new ConcurrentLinkedQueue<>();

  /**
   * Opens one.
   *
   * @param questions what is asked, the same of each store
   */
  AskedStore(int personas, int documents, List<String> questions) throws IOException {
    this.questions = questions;
    this.folder = new TemporaryFolder("persona-throughput");
    this.ragged =
        Uncached.builder()
            .directory(folder.path())
            .embedder(LexicalEmbedder.create())
            .memory(MemoryOptions.DEFAULT)
            .build();
    this.memory = PersonalMemory.of(ragged);
    for (int persona = 0; persona < personas; persona++) {
      memory.personas().create("persona-" + persona);
      this.personas.add(memory.of("persona-" + persona));
    }
    List<Document> texts = new ArrayList<>(documents);
    for (int i = 0; i < documents; i++) {
      texts.add(Document.of("doc-" + i + ".md", text()));
    }
    ragged.ingest(texts.toArray(Document[]::new));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    while (text.length() < WORDS * 6) {
      text.append(random.next()).append(". ");
    }
    return text.toString();
  }

  /** Lets each persona ask the first {@code count} questions. */
  void teach(int count) {
    for (RememberedPersona persona : personas) {
      for (String question : questions.subList(0, count)) {
        // By words alone: what is taught is the same, and it is quicker.
        var unused =
            ragged
                .persona(persona.persona().id().value())
                .search(SearchRequest.builder(question).mode(SearchMode.LEXICAL).build());
      }
    }
    settle();
  }

  /** Draws {@code count} interactions, to be recorded by number. */
  void draw(int count) {
    interactions.clear();
    waiting.clear();
    Instant now = Instant.now();
    for (int i = 0; i < count; i++) {
      interactions.add(
          Interaction.builder(question(i), now.plusMillis(i))
              .hits(random.hits(10))
              .latency(Duration.ofMillis(12))
              .build());
    }
  }

  private String question(int number) {
    return questions.get(number % questions.size());
  }

  private RememberedPersona persona(int number) {
    return personas.get(number % personas.size());
  }

  /** Asks a question. */
  void search(int number) {
    var unused = ragged.persona(persona(number).persona().id().value()).search(question(number));
  }

  /** Records an interaction. */
  void record(int number) {
    waiting.add(persona(number).record(interactions.get(number), Optional.empty()));
  }

  /** Waits until everything is durable that was recorded. */
  void awaitDurable() {
    CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
  }

  /** Waits until everything is durable and learned. */
  void settle() {
    memory.flush();
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      ragged.close();
    }
  }
}
