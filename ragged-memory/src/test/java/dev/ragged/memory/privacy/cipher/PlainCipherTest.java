package dev.ragged.memory.privacy.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.StoreCorruptedException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainCipherTest {
  private static final byte[] CONTEXT = {7};
  private static final PlainCipher PLAIN = PlainCipher.INSTANCE;

  @Test
  void open_sealedTexts_givesThemBack() {
    for (String text : List.of("", "a", "Grüße 🌍 \u0000", "x".repeat(1 << 20))) {
      assertThat(PLAIN.open(PLAIN.seal(text, CONTEXT), CONTEXT)).isEqualTo(text);
    }
  }

  @Test
  void openBytes_sealedBytes_givesACopy() {
    byte[] content = {0, 1, -1};
    byte[] sealed = PLAIN.seal(content, CONTEXT);
    assertThat(PLAIN.openBytes(sealed, CONTEXT)).isEqualTo(content);
    content[0] = 9;
    assertThat(PLAIN.openBytes(sealed, CONTEXT)).containsExactly(0, 1, -1);
  }

  @Test
  void open_notPlainForm_isRefused() {
    AesCipher aes = new AesCipher(PersonaKey.of(new byte[32]), new SecureRandom());
    for (byte[] sealed : List.of(new byte[0], aes.seal("text", CONTEXT))) {
      assertThatThrownBy(() -> PLAIN.open(sealed, CONTEXT))
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("length=" + sealed.length);
      assertThatThrownBy(() -> PLAIN.openBytes(sealed, CONTEXT))
          .isInstanceOf(StoreCorruptedException.class);
    }
  }

  @Test
  void token_values_areEqualOnlyForEqualOnes() {
    assertThat(PLAIN.token("topic")).isEqualTo(PLAIN.token("topic"));
    assertThat(PLAIN.token("topic")).isNotEqualTo(PLAIN.token("topics"));
  }
}
