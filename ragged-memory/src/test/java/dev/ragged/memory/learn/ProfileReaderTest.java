package dev.ragged.memory.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.rank.CandidateTopic;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.profiling.OperationProfiler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of profiles: as long as it is true, within its bound, and for nobody else. */
class ProfileReaderTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

  private final LearnedPersonas personas = new LearnedPersonas();
  private final AtomicLong nanos = new AtomicLong();
  private final ProfileReader reader = reader(cache());

  private CacheBuilder cache() {
    return TwoLevelCache.builder("profiles").ticker(nanos::get);
  }

  private ProfileReader reader(CacheBuilder cache) {
    return new ProfileReader(
        personas.database, InterestFormula.defaults(), cache, new OperationProfiler());
  }

  @AfterEach
  void close() {
    personas.close();
  }

  private static Stream<String> topics(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + " topic" + i);
  }

  private static List<String> found(KnownTopics known, String text) {
    return known.in(text, new PassageWords(0).begin()).stream()
        .map(CandidateTopic::topic)
        .sorted()
        .toList();
  }

  private void learned(Subject subject, String... topics) {
    personas.teach(subject, Stream.of(topics));
    reader.refresh(subject);
  }

  @Test
  void topics_nothingChanged_areReadOnce() {
    Subject ana = LearnedPersonas.subject("ana", 1);
    personas.teach(ana, Stream.of("rain"));

    KnownTopics first = reader.topics(ana);

    assertThat(reader.topics(ana)).isSameAs(first);
    assertThat(reader.statistics().name()).isEqualTo("profiles");
    assertThat(reader.statistics().misses()).isEqualTo(1);
    assertThat(reader.statistics().hits()).isEqualTo(1);
    assertThat(reader.statistics().heap().entries()).isEqualTo(1);
    assertThat(reader.statistics().heap().bytes()).isGreaterThanOrEqualTo(first.bytes());
  }

  @Test
  void refresh_afterLearning_hasTheNextTopicsReadyAndDropsTheFormer() {
    Subject ana = LearnedPersonas.subject("ana", 1);
    learned(ana, "rain");
    learned(ana, "rain", "wind");

    assertThat(reader.profile(ana, NOW).find("wind")).isPresent();
    assertThat(reader.statistics().misses()).as("searches that waited").isZero();
    assertThat(reader.statistics().heap().entries()).isEqualTo(1);
  }

  @Test
  void refresh_changedMeanwhile_readsAgain() {
    HookedCipher cipher = new HookedCipher();
    Subject ana = LearnedPersonas.subject("ana", 1, cipher);
    personas.teach(ana, Stream.of("rain", "rain shadow"));
    cipher.hook =
        () -> {
          cipher.hook = () -> {};
          ana.become(ana.persona().with(PersonaDescription.EMPTY.withFocus("databases", "sql")));
        };

    reader.refresh(ana);

    assertThat(found(reader.topics(ana), "some sql")).containsExactly("databases");
    assertThat(reader.statistics().misses()).isZero();
    assertThat(reader.statistics().heap().entries()).isEqualTo(1);
  }

  @Test
  void next_changedMeanwhile_isNobodyElsesVersion() {
    Subject ana = LearnedPersonas.subject("ana", 1);
    long former = ana.version();
    long next = ana.next();

    ana.changed();

    // Else a search between would find what was kept for the next version, read before the change.
    assertThat(ana.version()).isNotEqualTo(next);
    assertThat(ana.changed(former, next)).isFalse();
  }

  @Test
  void topics_personaOpenedAgainWithTheSameVersion_areReadAgain() {
    Subject before = LearnedPersonas.subject("ana", 1);
    assertThat(found(reader.topics(before), "sql")).isEmpty();
    Subject after = LearnedPersonas.subject("ana", 1);
    personas.teach(after, Stream.of("sql"));
    personas.teach(after, Stream.of("sql"));

    assertThat(after.version()).isEqualTo(before.version());
    assertThat(found(reader.topics(after), "sql")).containsExactly("sql");
  }

  @Test
  void forget_onePersona_leavesOthers() {
    Subject ana = LearnedPersonas.subject("ana", 1);
    Subject ben = LearnedPersonas.subject("ben", 2);
    KnownTopics anas = reader.topics(ana);
    KnownTopics bens = reader.topics(ben);

    reader.forget(ana.id());

    assertThat(reader.topics(ana)).isNotSameAs(anas);
    assertThat(reader.topics(ben)).isSameAs(bens);
  }

  @Test
  void forget_duringALoad_keepsNothingOfIt() {
    HookedCipher cipher = new HookedCipher();
    Subject ana = LearnedPersonas.subject("ana", 1, cipher);
    personas.teach(ana, Stream.of("secret"));
    cipher.hook = () -> reader.forget(ana.id());

    KnownTopics loaded = reader.topics(ana);
    cipher.hook = () -> {};

    assertThat(loaded.number("secret")).isPresent();
    assertThat(reader.statistics().heap().entries()).isZero();
    assertThat(reader.topics(ana)).isNotSameAs(loaded);
  }

  @Test
  void forgetAll_duringARefresh_keepsNothingOfIt() {
    HookedCipher cipher = new HookedCipher();
    Subject ana = LearnedPersonas.subject("ana", 1, cipher);
    personas.teach(ana, Stream.of("secret"));
    cipher.hook = reader::forget;

    reader.refresh(ana);

    assertThat(reader.statistics().heap().entries()).isZero();
  }

  @Test
  void topics_twoThreadsMissThem_oneReads() throws Exception {
    HookedCipher cipher = new HookedCipher();
    Subject ana = LearnedPersonas.subject("ana", 1, cipher);
    personas.teach(ana, Stream.of("rain"));
    int before = cipher.opened.get();
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    cipher.hook =
        () -> {
          reading.countDown();
          try {
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    CompletableFuture<KnownTopics> first = new CompletableFuture<>();
    CompletableFuture<KnownTopics> second = new CompletableFuture<>();
    new Thread(() -> first.complete(reader.topics(ana))).start();
    assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
    Thread waiting = new Thread(() -> second.complete(reader.topics(ana)));
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    go.countDown();

    assertThat(second.get(20, TimeUnit.SECONDS)).isSameAs(first.get(20, TimeUnit.SECONDS));
    assertThat(cipher.opened.get() - before).isEqualTo(1);
  }

  @Test
  void topics_afterTheirLife_areReadAgain() {
    ProfileReader mortal = reader(cache().timeToLive(Duration.ofMinutes(30)));
    Subject ana = LearnedPersonas.subject("ana", 1);
    KnownTopics first = mortal.topics(ana);
    nanos.addAndGet(Duration.ofMinutes(29).toNanos());
    assertThat(mortal.topics(ana)).isSameAs(first);

    nanos.addAndGet(Duration.ofMinutes(2).toNanos());

    assertThat(mortal.topics(ana)).isNotSameAs(first);
  }

  @Test
  void topics_ofManyPersonas_stayWithinTheBound() {
    ProfileReader small = reader(cache().heapBytes(200_000));
    for (int i = 1; i <= 40; i++) {
      Subject subject = LearnedPersonas.subject("persona" + i, i);
      personas.teach(subject, topics("some", 50));
      assertThat(small.topics(subject).counts()).hasSize(50);
      assertThat(small.statistics().heap().bytes()).isLessThanOrEqualTo(200_000);
    }
    assertThat(small.statistics().heap().entries()).isBetween(5L, 39L);
    assertThat(small.statistics().heap().evictions()).isPositive();
  }

  @Test
  void topics_withoutRoom_areReadEachTimeAndRight() {
    ProfileReader none = reader(cache().heapBytes(0));
    Subject ana = LearnedPersonas.subject("ana", 1);
    personas.teach(ana, Stream.of("rain"));

    assertThat(none.topics(ana)).isNotSameAs(none.topics(ana));
    assertThat(none.profile(ana, NOW).find("rain")).isPresent();
    assertThat(none.statistics().misses()).isEqualTo(3);
  }
}
