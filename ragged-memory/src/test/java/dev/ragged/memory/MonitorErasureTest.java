package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.time.Period;
import dev.ragged.profiling.PerformanceLog;
import dev.ragged.profiling.PerformanceReport;
import dev.ragged.profiling.SlowQuery;
import dev.ragged.tck.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is erased of a persona is gone from the slowest questions, too, and of nobody else. */
class MonitorErasureTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String SECRET = "zanzibar";
  private static final String OTHER = "giraffe";

  /** Every way to erase something of what a persona asked. */
  enum Way {
    INTERACTION {
      @Override
      void erase(PersonalMemory memory) {
        UUID last = memory.of("ana").recent(1).get(0).id();
        assertThat(memory.of("ana").erase(last).interactions()).isEqualTo(1);
      }
    },
    PERIOD {
      @Override
      void erase(PersonalMemory memory) {
        Period first = Period.of(START, Duration.ofMinutes(1));
        assertThat(memory.of("ana").erase(first).interactions()).isEqualTo(1);
      }
    },
    TOPIC {
      @Override
      void erase(PersonalMemory memory) {
        assertThat(memory.of("ana").eraseTopic(SECRET).interactions()).isEqualTo(2);
      }
    },
    EVERYTHING {
      @Override
      void erase(PersonalMemory memory) {
        assertThat(memory.of("ana").erase()).isEqualTo(2);
      }
    },
    RETENTION {
      @Override
      void erase(PersonalMemory memory) {
        assertThat(memory.applyRetention()).isEqualTo(1);
      }
    },
    KEY {
      @Override
      void erase(PersonalMemory memory) {
        memory.personas().dropKey("ana");
      }
    },
    PERSONA {
      @Override
      void erase(PersonalMemory memory) {
        assertThat(memory.personas().delete("ana")).isEqualTo(2);
      }
    };

    abstract void erase(PersonalMemory memory);
  }

  private static Optional<PersonaKey> key(Way way) {
    return way == Way.KEY
        ? Optional.of(PersonaKey.of(new byte[PersonaKey.LENGTH]))
        : Optional.empty();
  }

  private static String everything(PerformanceReport report) {
    return report + report.text() + report.statistics();
  }

  @ParameterizedTest
  @EnumSource
  void performance_afterErasure_hasNothingThatThePersonaAsked(Way way) {
    ManualClock clock = new ManualClock(START);
    try (Ragged ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .clock(clock)
            .memory(MemoryOptions.builder().retention(Duration.ofHours(3)).build())
            .set(Settings.PROFILING_QUESTIONS, true)
            .build()) {
      ragged.ingest(Document.of("animals", "The animals of zanzibar, and a giraffe."));
      PersonalMemory memory = PersonalMemory.of(ragged);
      key(way)
          .ifPresentOrElse(
              key -> memory.personas().create("ana", PersonaDescription.EMPTY, key),
              () -> memory.personas().create("ana"));
      memory.personas().create("ben");
      // Of ben there is nothing so old that it is erased by its age.
      ragged.persona("ana").search("where is " + SECRET);
      clock.advance(Duration.ofHours(4));
      ragged.persona("ana").search("what is " + SECRET);
      ragged.persona("ben").search("where is a " + OTHER);
      ragged.search("how tall is a " + OTHER);
      memory.flush();
      PerformanceReport before = ragged.performance(DAY);
      assertThat(before.slowest()).hasSize(4);
      assertThat(before.text()).contains("where is " + SECRET, "what is " + SECRET);

      way.erase(memory);

      for (Duration time : List.of(Duration.ofMinutes(1), Duration.ofHours(2), DAY)) {
        PerformanceReport after = ragged.performance(time);
        assertThat(everything(after)).as("%s", time).doesNotContain(SECRET);
        assertThat(after.slowest())
            .extracting(SlowQuery::persona)
            .containsExactlyInAnyOrder(Optional.of("ben"), Optional.empty());
      }
      assertThat(everything(before)).contains(SECRET);
    }
  }

  // Of a short text, pieces of what is stored begin before it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zebrasecret quagga plum",
        "where do the striped zebras of zanzibar sleep at night"
      })
  void erasure_ofWhatAnotherAskedToo_findsNothingLeftInTheLog(String both, @TempDir Path temp) {
    try (Ragged ragged =
        Ragged.builder()
            .directory(temp)
            .embedder(LexicalEmbedder.create(64))
            .memory(MemoryOptions.DEFAULT)
            .set(Settings.PROFILING_QUESTIONS, true)
            .build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      ragged.persona("ana").search(both);
      ragged.search(both);
      PerformanceLog log = new PerformanceLog(temp);
      log.append(ragged.performance(DAY));
      assertThat(slowest(log)).hasSize(2);

      ErasureReceipt receipt = memory.of("ana").eraseEverything();

      assertThat(receipt.interactions()).isEqualTo(1);
      assertThat(receipt.found()).isEmpty();
      assertThat(slowest(log)).extracting(SlowQuery::persona).containsExactly(Optional.empty());
    }
  }

  private static List<SlowQuery> slowest(PerformanceLog log) {
    return log.between(Instant.EPOCH, Instant.now().plus(DAY)).slowest();
  }
}
