package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.persona.Session;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.PreparedStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which session a question belongs to. */
class SessionTableTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Owner ANA = new Owner(1, PlainCipher.INSTANCE);
  private static final Owner BOB = new Owner(2, PlainCipher.INSTANCE);

  private final MemoryDatabase database = MemoryDatabase.open(Optional.empty(), Durability.FULL);
  private long next;

  @AfterEach
  void close() {
    database.close();
  }

  private UUID use(Owner owner, Optional<UUID> named, Instant at) {
    return database.write(
        "using",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return SessionTable.use(statements, owner, named, at, HOUR, () -> new UUID(9, next++));
          }
        });
  }

  private UUID use(Instant at) {
    return use(ANA, Optional.empty(), at);
  }

  private List<Session> sessions(Owner owner) {
    return database.read("reading", connection -> SessionTable.list(connection, owner, 100));
  }

  @Test
  void use_withinThePause_staysInTheSession() {
    UUID first = use(NOON);
    assertThat(use(NOON.plus(HOUR))).isEqualTo(first);
    assertThat(use(NOON.plus(HOUR).plus(HOUR))).isEqualTo(first);
    assertThat(sessions(ANA)).containsExactly(new Session(first, NOON, NOON.plus(HOUR).plus(HOUR)));
  }

  @Test
  void use_afterThePause_beginsANewSession() {
    UUID first = use(NOON);
    assertThat(use(NOON.plus(HOUR).plusMillis(1))).isNotEqualTo(first);
    assertThat(sessions(ANA)).hasSize(2);
  }

  @Test
  void use_shortlyBeforeTheSession_belongsToIt() {
    UUID first = use(NOON);
    assertThat(use(NOON.minus(HOUR))).isEqualTo(first);
    assertThat(sessions(ANA)).containsExactly(new Session(first, NOON.minus(HOUR), NOON));
  }

  @Test
  void use_longBeforeTheSession_isNotOfIt() {
    UUID present = use(NOON);
    UUID old = use(NOON.minus(Duration.ofDays(900)));
    assertThat(old).isNotEqualTo(present);
    assertThat(use(NOON.minus(Duration.ofDays(900)).plus(HOUR))).isEqualTo(old);
    assertThat(use(NOON.plusSeconds(1))).isEqualTo(present);
    assertThat(sessions(ANA)).hasSize(2);
  }

  @Test
  void use_insideALongSession_belongsToIt() {
    UUID first = use(NOON);
    for (int i = 1; i < 10; i++) {
      use(NOON.plus(HOUR.multipliedBy(i)));
    }
    assertThat(use(NOON.plus(Duration.ofHours(4)))).isEqualTo(first);
    assertThat(sessions(ANA)).hasSize(1);
  }

  @Test
  void use_named_isThatSessionWheneverItIs() {
    UUID name = new UUID(5, 5);
    assertThat(use(ANA, Optional.of(name), NOON)).isEqualTo(name);
    assertThat(use(ANA, Optional.of(name), NOON.plus(Duration.ofDays(3)))).isEqualTo(name);
    assertThat(sessions(ANA))
        .containsExactly(new Session(name, NOON, NOON.plus(Duration.ofDays(3))));
  }

  @Test
  void use_sameNameOfTwoPersonas_isTwoSessions() {
    UUID name = new UUID(5, 5);
    use(ANA, Optional.of(name), NOON);
    use(BOB, Optional.of(name), NOON.plusSeconds(5));
    assertThat(sessions(ANA)).containsExactly(new Session(name, NOON, NOON));
    assertThat(sessions(BOB))
        .containsExactly(new Session(name, NOON.plusSeconds(5), NOON.plusSeconds(5)));
    assertThat(use(ANA, Optional.empty(), NOON.plusSeconds(9))).isEqualTo(name);
  }
}
