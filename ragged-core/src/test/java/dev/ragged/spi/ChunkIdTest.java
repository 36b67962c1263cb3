package dev.ragged.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.PersonaId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkIdTest {
  @Test
  void toString_ofRandomIds_isDistinctAndReadBack() {
    Random random = new Random(11);
    Map<String, ChunkId> seen = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Optional<PersonaId> owner =
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(new PersonaId(name(random)));
      ChunkId id = new ChunkId(new DocumentKey(name(random), owner), random.nextInt(3));
      assertThat(ChunkId.parse(id.toString())).isEqualTo(id);
      assertThat(seen.getOrDefault(id.toString(), id)).as(id.toString()).isEqualTo(id);
      seen.put(id.toString(), id);
    }
  }

  /** Returns a short name out of few characters, so that ids come close to each other. */
  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      name.append("#@%235 01a".charAt(random.nextInt(10)));
    }
    return name.toString().isBlank() ? "a" : name.toString();
  }

  @Test
  void parse_notAChunkId_isRefused() {
    for (String text :
        List.of("", "guide.md", "#1", "guide#", "guide#x", "guide#01", "guide#-1", "guide#1x")) {
      assertThatThrownBy(() -> ChunkId.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("id=\"" + text + "\"");
    }
    assertThatThrownBy(() -> ChunkId.parse("guide#1@"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ChunkId.parse("guide#9999999999"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
