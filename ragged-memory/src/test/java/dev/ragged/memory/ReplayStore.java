package dev.ragged.memory;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A store in memory with documents of two fields that share words, and the persona ana. */
final class ReplayStore implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

  static final List<Document> DOCUMENTS =
      List.of(
          Document.of("pasta", "Python is the word for a pasta of long strands with basil."),
          Document.of("code", "Python is a language for software with long strands of code."),
          Document.of("snake", "Python is a snake of the jungle; its long strands are muscles."),
          Document.of("basil", "Basil and tomato grow in a warm kitchen garden."),
          Document.of("compiler", "A compiler reads software and writes code for a machine."),
          Document.of("jungle", "The jungle is warm; a snake waits for rain."));

  final GivenClock clock = new GivenClock(START);
  final Ragged ragged;
  final PersonalMemory memory;
  final RememberedPersona ana;

  private ReplayStore(Embedder embedder, MemoryOptions options) {
    ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(embedder)
            .clock(clock)
            .memory(options)
            .build();
    ragged.ingest(DOCUMENTS.toArray(new Document[0]));
    memory = PersonalMemory.of(ragged);
    ana = memory.of("ana");
  }

  static ReplayStore open(Embedder embedder, MemoryOptions options) {
    ReplayStore store = new ReplayStore(embedder, options);
    store.memory.personas().create("ana");
    return store;
  }

  static ReplayStore open() {
    return open(LexicalEmbedder.create(), MemoryOptions.DEFAULT);
  }

  /** Opens one whose persona has a key. */
  static ReplayStore sealed() {
    ReplayStore store = new ReplayStore(LexicalEmbedder.create(), MemoryOptions.DEFAULT);
    byte[] key = new byte[PersonaKey.LENGTH];
    Arrays.fill(key, (byte) 7);
    store.memory.personas().create("ana", PersonaDescription.EMPTY, PersonaKey.of(key));
    return store;
  }

  /** Records a question asked some hours after the start, what was shown, and a verdict. */
  Interaction asked(int hours, String question, List<String> shown, Optional<Feedback> feedback) {
    Interaction interaction = interaction(hours, question, shown);
    asked(interaction, feedback);
    return interaction;
  }

  void asked(Interaction interaction, Optional<Feedback> feedback) {
    var unused = ragged.persona("ana").record(interaction);
    feedback.ifPresent(
        given -> {
          var ignored = ragged.persona("ana").feedback(interaction.id(), given);
        });
  }

  static Interaction interaction(int hours, String question, List<String> shown) {
    return Interaction.builder(question, START.plus(Duration.ofHours(hours)))
        .hits(shown.stream().flatMap(ReplayStore::first).toList())
        .build();
  }

  private static Stream<ChunkId> first(String document) {
    return Stream.of(new ChunkId(new DocumentKey(document, Optional.empty()), 0));
  }

  @Override
  public void close() {
    ragged.close();
  }
}
