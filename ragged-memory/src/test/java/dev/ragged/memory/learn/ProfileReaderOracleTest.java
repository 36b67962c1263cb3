package dev.ragged.memory.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.cache.TwoLevelCache;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.rank.CandidateTopic;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.profiling.OperationProfiler;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to personas, what is kept of them is what a reader that keeps nothing reads. */
class ProfileReaderOracleTest {
  private static final long SEED = Long.getLong("ragged.test.seed", System.nanoTime());
  private static final int PERSONAS = 4;
  private static final Instant NOW = Instant.ofEpochSecond(100_000_000);
  private static final List<String> WORDS = List.of("rain", "wind", "sql", "tea", "oak", "tin");

  private final LearnedPersonas personas = new LearnedPersonas();
  private final Random random = new Random(SEED);
  // Room for two or three of the four.
  private final ProfileReader reader =
      new ProfileReader(
          personas.database,
          InterestFormula.defaults(),
          TwoLevelCache.builder("profiles").heapBytes(6_000),
          new OperationProfiler());
  private final PassageWords words = new PassageWords(5_000);
  private final Subject[] subjects = new Subject[PERSONAS];
  private long number;

  @AfterEach
  void close() {
    personas.close();
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String text(int size) {
    return String.join(" ", Stream.generate(this::word).limit(size).toList());
  }

  private void change(int persona) {
    Subject subject = subjects[persona];
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        personas.teach(subject, Stream.generate(this::word).limit(3).distinct());
        reader.refresh(subject);
      }
      case 2 -> {
        personas.erase(subject);
        subject.changed();
        reader.forget(subject.id());
      }
      case 3 ->
          subject.become(
              subject.persona().with(PersonaDescription.EMPTY.withFocus("field", word())));
      case 4 -> {
        // Deleted, and created again under the same name.
        personas.erase(subject);
        reader.forget(subject.id());
        subjects[persona] = LearnedPersonas.subject("persona" + persona, ++number);
      }
      case 5 -> {
        // Locked, and opened again.
        reader.forget(subject.id());
        subjects[persona] =
            LearnedPersonas.subject("persona" + persona, subject.persona().number());
      }
      default -> reader.forget();
    }
  }

  private static List<CandidateTopic> sorted(List<CandidateTopic> topics) {
    return topics.stream().sorted(Comparator.comparing(CandidateTopic::topic)).toList();
  }

  @Test
  void profile_randomChanges_isAsReadAnew() {
    System.out.println("-Dragged.test.seed=" + SEED);
    for (int i = 0; i < PERSONAS; i++) {
      subjects[i] = LearnedPersonas.subject("persona" + i, ++number);
    }
    Set<String> profiles = new HashSet<>();
    for (int step = 0; step < 400; step++) {
      change(random.nextInt(PERSONAS));
      for (int i : IntStream.range(0, 3).map(n -> random.nextInt(PERSONAS)).toArray()) {
        ProfileReader fresh = new ProfileReader(personas.database, InterestFormula.defaults());
        List<?> interests = fresh.profile(subjects[i], NOW).interests();
        assertThat(reader.profile(subjects[i], NOW).interests())
            .as("step %d, persona %d", step, i)
            .isEqualTo(interests);
        String text = text(6);
        assertThat(sorted(reader.topics(subjects[i]).in(text, words.begin())))
            .as("step %d, persona %d, text %s", step, i, text)
            .isEqualTo(sorted(fresh.topics(subjects[i]).in(text, new PassageWords(0).begin())));
        profiles.add(interests.toString());
      }
    }
    assertThat(profiles).hasSizeGreaterThan(50);
    assertThat(reader.statistics().hits()).isGreaterThan(100);
    assertThat(words.statistics().heap().bytes()).isLessThanOrEqualTo(5_000);
  }
}
