package dev.ragged.memory.store;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A memory of several personas that ask about the same topics, filled at random, together with a
 * plain list of what was put into it. One thread at a time.
 */
public final class RandomMemory implements AutoCloseable {
  /** What was recorded and learned, as a test remembers it. */
  public record Taught(
      long number, Instant at, UUID session, List<TopicSeen> topics, List<DocumentKey> documents) {}

  /** When the first interactions are asked. */
  public static final Instant START = Instant.parse("2025-12-29T22:00:00Z");

  private static final Duration SPAN = Duration.ofDays(120);
  private static final int TOPICS = 14;
  private static final int DOCUMENTS = 9;

  private final int topics;
  private final Instant start;

  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.NORMAL);
  private final List<Owner> owners;
  private final List<List<Taught>> taught = new ArrayList<>();
  private final Instant[] clocks;
  private final Random random;

  public RandomMemory(long seed, int personas) {
    this(seed, personas, TOPICS, START);
  }

  public RandomMemory(long seed, int personas, int topics, Instant start) {
    this.random = new Random(seed);
    this.topics = topics;
    this.start = start;
    this.owners =
        IntStream.rangeClosed(1, personas)
            .mapToObj(number -> new Owner(number, PlainCipher.INSTANCE))
            .toList();
    owners.forEach(owner -> taught.add(new ArrayList<>()));
    this.clocks = new Instant[personas];
    Arrays.fill(clocks, start);
  }

  public MemoryDatabase database() {
    return database;
  }

  public List<Owner> owners() {
    return owners;
  }

  /** Returns what there is of a persona, in the order of recording. */
  public List<Taught> of(Owner owner) {
    return Collections.unmodifiableList(listOf(owner));
  }

  /** Records and learns batches of each persona's interactions, some of them out of order. */
  public void teach(int batches) {
    for (int i = 0; i < batches; i++) {
      Owner owner = owners.get(random.nextInt(owners.size()));
      int size = 1 + random.nextInt(6);
      database.write("teaching", connection -> teach(connection, owner, size));
    }
  }

  private int teach(java.sql.Connection connection, Owner owner, int size)
      throws java.sql.SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection);
        Learning learning = new Learning(connection, owner)) {
      for (int i = 0; i < size; i++) {
        Instant at = nextTime(owner);
        UUID named = random.nextInt(4) == 0 ? new UUID(7, random.nextInt(3)) : new UUID(0, 0);
        UUID session =
            SessionTable.use(
                statements,
                owner,
                Optional.of(named).filter(id -> id.getMostSignificantBits() == 7),
                at,
                Duration.ofHours(1),
                () -> new UUID(random.nextLong(), random.nextLong()));
        List<DocumentKey> documents = some(DOCUMENTS, 4).mapToObj(this::document).toList();
        Interaction interaction =
            new Interaction(
                new UUID(random.nextLong(), random.nextLong()),
                Optional.of(session),
                "question",
                Optional.empty(),
                at,
                List.of(),
                Optional.empty(),
                Duration.ZERO,
                Map.of());
        long number = InteractionTable.add(statements, owner, interaction).orElseThrow();
        List<TopicSeen> met =
            some(topics, 5)
                .mapToObj(n -> new TopicSeen("topic " + n, random.nextInt(3) > 0, 0.5))
                .toList();
        learning.add(new Lesson(number, at, met, documents));
        listOf(owner).add(new Taught(number, at, session, met, documents));
      }
      learning.finish();
    }
    return size;
  }

  private Instant nextTime(Owner owner) {
    if (random.nextInt(5) == 0) {
      return start.plusMillis((long) (random.nextDouble() * SPAN.toMillis()));
    }
    // Full hours, so that boundaries of buckets and equal times occur.
    int index = (int) owner.persona() - 1;
    clocks[index] = clocks[index].plus(Duration.ofHours(random.nextInt(30)));
    return clocks[index];
  }

  private List<Taught> listOf(Owner owner) {
    return taught.get((int) owner.persona() - 1);
  }

  private java.util.stream.IntStream some(int of, int most) {
    return random.ints(0, of).map(n -> n * n / of).distinct().limit(random.nextInt(most + 1));
  }

  private DocumentKey document(int number) {
    Optional<PersonaId> owner =
        number % 3 == 0 ? Optional.of(PersonaId.of("ana")) : Optional.empty();
    return new DocumentKey("document " + number, owner);
  }

  /** Erases some interactions of each persona, with one call. */
  public void erase(int most) {
    for (Owner owner : owners) {
      List<Taught> all = listOf(owner);
      List<Taught> chosen = new ArrayList<>(all);
      Collections.shuffle(chosen, random);
      chosen = chosen.subList(0, Math.min(chosen.size(), random.nextInt(most + 1)));
      List<Long> numbers = chosen.stream().map(Taught::number).toList();
      database.write("erasing", connection -> Erasure.interactions(connection, owner, numbers));
      all.removeAll(chosen);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
