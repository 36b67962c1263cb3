package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Random lessons, learned in steps, erased in parts, for two personas of the same topics: the
 * counts are always those that a plain count over all lessons that are left gives.
 */
class LearningTest {
  private static final List<String> TOPICS =
      List.of("pasta", "bread", "code", "tests", "sea", "law");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.FULL);
  private final Map<Long, List<Lesson>> lessons = new HashMap<>();

  @AfterEach
  void close() {
    database.close();
  }

  private static Owner owner(long persona) {
    return new Owner(persona, PlainCipher.INSTANCE);
  }

  private void create(long persona) {
    lessons.put(persona, new ArrayList<>());
    database.write(
        "creating",
        connection -> {
          PersonaTable.put(
              connection,
              owner(persona),
              new Persona(
                  PersonaId.of("p" + persona),
                  persona,
                  PersonaDescription.EMPTY,
                  MemoryStatus.ON,
                  true,
                  false,
                  START,
                  START,
                  0),
              new byte[0]);
          return true;
        });
  }

  private static Lesson lesson(long interaction, Random random) {
    // Mostly in order, some late, some at the same moment.
    long minutes = interaction * 30 - (random.nextInt(5) == 0 ? random.nextInt(2_000) : 0);
    Map<String, TopicSeen> topics = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String topic = TOPICS.get(random.nextInt(TOPICS.size()));
      topics.put(
          topic, new TopicSeen(topic, random.nextInt(3) > 0, 0.25 + random.nextInt(3) / 4.0));
    }
    Set<DocumentKey> documents = new LinkedHashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Optional<PersonaId> documentOwner =
          random.nextBoolean() ? Optional.empty() : Optional.of(PersonaId.of("p1"));
      documents.add(new DocumentKey("doc" + random.nextInt(4), documentOwner));
    }
    return new Lesson(
        interaction,
        START.plusSeconds(60 * (minutes / 60 * 60)),
        List.copyOf(topics.values()),
        List.copyOf(documents));
  }

  /** Records interactions and learns their lessons in one transaction. */
  private void learn(long persona, int count, Random random) {
    database.write(
        "learning",
        connection -> {
          List<Lesson> added = new ArrayList<>();
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            for (int i = 0; i < count; i++) {
              Interaction interaction =
                  Interaction.builder("question", START).session(new UUID(1, persona)).build();
              long number =
                  InteractionTable.add(statements, owner(persona), interaction).orElseThrow();
              added.add(lesson(number, random));
            }
          }
          try (Learning learning = new Learning(connection, owner(persona))) {
            for (Lesson lesson : added) {
              learning.add(lesson);
            }
            learning.finish();
          }
          lessons.getOrDefault(persona, List.of()).addAll(added);
          return true;
        });
  }

  private void erase(long persona, Random random) {
    List<Lesson> left = lessons.getOrDefault(persona, List.of());
    Set<Long> numbers = new TreeSet<>();
    for (Lesson lesson : left) {
      if (random.nextInt(4) == 0) {
        numbers.add(lesson.interaction());
      }
    }
    long erased =
        database.write(
            "erasing", connection -> Erasure.interactions(connection, owner(persona), numbers));
    assertThat(erased).isEqualTo(numbers.size());
    left.removeIf(lesson -> numbers.contains(lesson.interaction()));
  }

  /** What is counted of a topic, by name. */
  private record Counted(
      long asked, long found, Instant first, Instant last, double gaps, Set<String> documents) {}

  private static Map<String, Counted> topicsByHand(List<Lesson> lessons) {
    Map<String, Counted> counted = new TreeMap<>();
    for (String topic : TOPICS) {
      List<Instant> asked = new ArrayList<>();
      List<Instant> found = new ArrayList<>();
      Set<String> documents = new TreeSet<>();
      for (Lesson lesson : lessons) {
        for (TopicSeen seen : lesson.topics()) {
          if (seen.name().equals(topic)) {
            (seen.asked() ? asked : found).add(lesson.at());
            if (seen.asked()) {
              lesson.documents().forEach(document -> documents.add(document.toString()));
            }
          }
        }
      }
      List<Instant> times = new ArrayList<>(asked.isEmpty() ? found : asked);
      times.sort(null);
      double gaps = 0;
      for (int i = 1; i < asked.size(); i++) {
        double days =
            (times.get(i).toEpochMilli() - times.get(i - 1).toEpochMilli()) / 86_400_000.0;
        gaps += days * days;
      }
      if (!times.isEmpty()) {
        counted.put(
            topic,
            new Counted(
                asked.size(),
                found.size(),
                times.get(0),
                times.get(times.size() - 1),
                gaps,
                documents));
      }
    }
    return counted;
  }

  private Map<String, Counted> topicsKept(long persona) {
    Map<String, Counted> kept = new TreeMap<>();
    database.read(
        "reading",
        connection -> {
          Map<Long, String> names = documentNames(connection, persona);
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            for (TopicTable.Row row : TopicTable.all(connection, owner(persona))) {
              Set<String> documents = new TreeSet<>();
              for (Link.Row link : Link.DOCUMENT.all(statements, owner(persona), row.number())) {
                documents.add(names.getOrDefault(link.target(), "unknown"));
              }
              assertThat(row.documents()).isEqualTo(documents.size());
              kept.put(
                  row.name(),
                  new Counted(
                      row.asked(),
                      row.found(),
                      row.firstAt(),
                      row.lastAt(),
                      row.gapSquares(),
                      documents));
            }
          }
          return true;
        });
    return kept;
  }

  private static Map<Long, String> documentNames(java.sql.Connection connection, long persona)
      throws java.sql.SQLException {
    Map<Long, String> names = new HashMap<>();
    Sql.list(
        connection,
        "SELECT " + DocumentTable.COLUMNS + " FROM document WHERE persona = ?",
        row -> {
          DocumentTable.Row read = DocumentTable.row(row, owner(persona));
          return names.put(read.number(), read.key().toString());
        },
        persona);
    return names;
  }

  /**
   * Returns pairs "a+b" of topics met together, one of them asked, with how often and when last.
   */
  private static Map<String, String> pairsByHand(List<Lesson> lessons) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Instant> last = new HashMap<>();
    for (Lesson lesson : lessons) {
      for (TopicSeen one : lesson.topics()) {
        for (TopicSeen other : lesson.topics()) {
          if (!one.equals(other) && (one.asked() || other.asked())) {
            String pair = one.name() + "+" + other.name();
            counts.merge(pair, 1, Integer::sum);
            last.merge(pair, lesson.at(), (a, b) -> a.isAfter(b) ? a : b);
          }
        }
      }
    }
    Map<String, String> pairs = new TreeMap<>();
    counts.forEach((pair, count) -> pairs.put(pair, count + " " + last.get(pair)));
    return pairs;
  }

  private Map<String, String> pairsKept(long persona) {
    Map<String, String> kept = new TreeMap<>();
    database.read(
        "reading",
        connection ->
            Sql.list(
                connection,
                "SELECT a.name, b.name, p.count, p.last_at FROM topic_pair p JOIN topic a ON"
                    + " a.number = p.topic JOIN topic b ON b.number = p.other WHERE p.persona = ?"
                    + " AND a.persona = p.persona AND b.persona = p.persona",
                row ->
                    kept.put(
                        text(row.getBytes(1)) + "+" + text(row.getBytes(2)),
                        row.getLong(3) + " " + Instant.ofEpochMilli(row.getLong(4))),
                persona));
    return kept;
  }

  private static String text(byte[] sealed) {
    return PlainCipher.INSTANCE.open(sealed, new byte[0]);
  }

  private static Map<String, String> documentsByHand(List<Lesson> lessons) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Instant> last = new HashMap<>();
    for (Lesson lesson : lessons) {
      for (DocumentKey document : lesson.documents()) {
        counts.merge(document.toString(), 1, Integer::sum);
        last.merge(document.toString(), lesson.at(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    Map<String, String> documents = new TreeMap<>();
    counts.forEach((name, count) -> documents.put(name, count + " " + last.get(name)));
    return documents;
  }

  private Map<String, String> documentsKept(long persona) {
    Map<String, String> kept = new TreeMap<>();
    database.read(
        "reading",
        connection ->
            Sql.list(
                connection,
                "SELECT " + DocumentTable.COLUMNS + " FROM document WHERE persona = ?",
                row -> {
                  DocumentTable.Row read = DocumentTable.row(row, owner(persona));
                  return kept.put(read.key().toString(), read.accesses() + " " + read.lastAt());
                },
                persona));
    return kept;
  }

  private void compare(String when) {
    lessons.forEach(
        (persona, left) -> {
          assertThat(topicsKept(persona)).as("topics %s", when).isEqualTo(topicsByHand(left));
          assertThat(pairsKept(persona)).as("pairs %s", when).isEqualTo(pairsByHand(left));
          assertThat(documentsKept(persona))
              .as("documents %s", when)
              .isEqualTo(documentsByHand(left));
        });
    assertThat(database.check()).as("check %s", when).isEmpty();
  }

  @Test
  void counts_afterRandomLessonsAndErasures_areThoseOfAPlainCount() {
    long seed = System.nanoTime();
    System.out.println("seed=" + seed);
    Random random = new Random(seed);
    create(1);
    create(2);
    for (int step = 0; step < 60; step++) {
      long persona = 1L + random.nextInt(2);
      if (random.nextInt(3) == 0) {
        erase(persona, random);
      } else {
        learn(persona, 1 + random.nextInt(12), random);
      }
      compare("after step " + step + " with seed " + seed);
    }
    for (long persona = 1; persona <= 2; persona++) {
      Owner owner = owner(persona);
      database.write(
          "counting anew",
          connection -> {
            Erasure.rebuild(connection, owner);
            return true;
          });
    }
    compare("after counting anew with seed " + seed);
  }

  @Test
  void erase_everyInteraction_leavesNoLearnedRow() {
    Random random = new Random(3);
    create(1);
    learn(1, 40, random);
    List<Long> all = lessons.getOrDefault(1L, List.of()).stream().map(Lesson::interaction).toList();
    database.write("erasing", connection -> Erasure.interactions(connection, owner(1), all));
    for (RowCheck table : RowCheck.ALL) {
      if (!table.table().equals("persona")) {
        long rows =
            database.read(
                "counting",
                connection -> Sql.number(connection, "SELECT count(*) FROM " + table.table()));
        assertThat(rows).as(table.table()).isZero();
      }
    }
  }
}
