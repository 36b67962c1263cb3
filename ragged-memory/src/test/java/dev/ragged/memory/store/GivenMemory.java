package dev.ragged.memory.store;

import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.persona.Interaction;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A memory of one persona that asks what a test says. One thread at a time. */
public final class GivenMemory implements AutoCloseable {
  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);
  private final Owner owner = new Owner(1, PlainCipher.INSTANCE);

  public MemoryDatabase database() {
    return database;
  }

  public Owner owner() {
    return owner;
  }

  /** Records and learns a question about topics; one that starts with "?" was only found. */
  public GivenMemory ask(String at, String... topics) {
    return ask(Instant.parse(at), new UUID(0, 1), topics);
  }

  /** Records a question without topics in a session. */
  public GivenMemory inSession(long session, String at) {
    return ask(Instant.parse(at), new UUID(0, session));
  }

  private GivenMemory ask(Instant at, UUID session, String... topics) {
    List<TopicSeen> seen =
        Stream.of(topics)
            .map(name -> new TopicSeen(name.replace("?", ""), !name.startsWith("?"), 1))
            .toList();
    database.write(
        "asking",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection);
              Learning learning = new Learning(connection, owner)) {
            SessionTable.use(
                statements, owner, Optional.of(session), at, Duration.ofHours(1), UUID::randomUUID);
            Interaction interaction = Interaction.builder("question", at).session(session).build();
            long number = InteractionTable.add(statements, owner, interaction).orElseThrow();
            learning.add(new Lesson(number, at, seen, List.of()));
            learning.finish();
            return number;
          }
        });
    return this;
  }

  @Override
  public void close() {
    database.close();
  }
}
