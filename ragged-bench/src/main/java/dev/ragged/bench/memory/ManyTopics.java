package dev.ragged.bench.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.Learning;
import dev.ragged.memory.store.Lesson;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.SessionTable;
import dev.ragged.memory.store.TopicSeen;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Fills a memory with interactions over a number of days: one to three topics in a question, five
 * in what is found, five documents of 5,000. Some topics are met much more often than others: of
 * 10,000, the first in one interaction out of three, half of them in fewer than 50.
 */
public final class ManyTopics {
  private static final int BATCH = 500;
  private static final int DOCUMENTS = 5_000;

  private final MemoryDatabase database;
  private final SplittableRandom random = new SplittableRandom(17);
  private final int topics;
  private final Instant start;
  private final Duration span;

  /** Fills {@code database} from {@code start} on with that many topics. */
  public ManyTopics(MemoryDatabase database, int topics, Instant start, Duration span) {
    this.database = database;
    this.topics = topics;
    this.start = start;
    this.span = span;
  }

  /** Adds interactions of one persona in the order of time. */
  public void add(long persona, int interactions) {
    Owner owner = new Owner(persona, PlainCipher.INSTANCE);
    for (int done = 0; done < interactions; done += BATCH) {
      int from = done;
      database.write("filling", connection -> batch(connection, owner, from, interactions));
    }
  }

  private int batch(Connection connection, Owner owner, int from, int all) throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection);
        Learning learning = new Learning(connection, owner)) {
      int to = Math.min(all, from + BATCH);
      for (int i = from; i < to; i++) {
        Instant at = start.plusMillis((long) (span.toMillis() * ((i + random.nextDouble()) / all)));
        Interaction interaction = interaction(statements, owner, at);
        long number = InteractionTable.add(statements, owner, interaction).orElseThrow();
        learning.add(new Lesson(number, at, seen(), documents()));
      }
      learning.finish();
      return to;
    }
  }

  private Interaction interaction(PreparedStatements statements, Owner owner, Instant at)
      throws SQLException {
    UUID session =
        SessionTable.use(
            statements,
            owner,
            Optional.empty(),
            at,
            Duration.ofMinutes(10),
            () -> new UUID(random.nextLong(), random.nextLong()));
    return new Interaction(
        new UUID(random.nextLong(), random.nextLong()),
        Optional.of(session),
        "a question",
        Optional.empty(),
        at,
        List.of(),
        Optional.empty(),
        Duration.ofMillis(20),
        Map.of());
  }

  private List<TopicSeen> seen() {
    int asked = 1 + random.nextInt(3);
    List<TopicSeen> seen = new ArrayList<>();
    for (int topic : IntStream.generate(this::topic).distinct().limit(asked + 5).toArray()) {
      seen.add(new TopicSeen(name(topic), seen.size() < asked, 0.5));
    }
    return seen;
  }

  private List<DocumentKey> documents() {
    return IntStream.generate(() -> skewed(DOCUMENTS))
        .distinct()
        .limit(5)
        .mapToObj(number -> new DocumentKey("document " + number, Optional.empty()))
        .toList();
  }

  /** Returns the subject of what is added for a persona. */
  public static Subject subject(long persona) {
    return new Subject(
        new Persona(
            PersonaId.of("asked"),
            persona,
            PersonaDescription.EMPTY,
            MemoryStatus.ON,
            true,
            false,
            Instant.EPOCH,
            Instant.EPOCH,
            0),
        new Owner(persona, PlainCipher.INSTANCE));
  }

  /** Returns made-up counts of the first topics: up to 30 sightings of each in the {@code span}. */
  public static List<TopicCounts> counts(
      int topics, Instant now, Duration span, SplittableRandom random) {
    List<TopicCounts> counts = new ArrayList<>();
    for (int topic = 0; topic < topics; topic++) {
      List<Instant> sightings =
          random
              .longs(1 + random.nextInt(30), 0, span.toSeconds())
              .mapToObj(now::minusSeconds)
              .toList();
      counts.add(TopicCounts.recount(name(topic), sightings, random.nextInt(60)));
    }
    return counts;
  }

  /** Returns a topic as often as it is met. */
  public int topic() {
    return skewed(topics);
  }

  /** Returns the name of a topic: half of them by chance, half as often as they are met. */
  public String asked() {
    return name(random.nextBoolean() ? topic() : random.nextInt(topics));
  }

  private int skewed(int below) {
    double place = random.nextDouble();
    return (int) (below * place * place * place);
  }

  /** Returns the name of a topic. */
  public static String name(int topic) {
    return "topic " + topic;
  }
}
