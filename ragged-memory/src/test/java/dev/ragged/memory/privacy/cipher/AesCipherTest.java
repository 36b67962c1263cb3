package dev.ragged.memory.privacy.cipher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.PersonaId;
import dev.ragged.error.StoreCorruptedException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AesCipherTest {
  private static final byte[] CONTEXT = "row 7".getBytes(UTF_8);
  private static final PersonaId ANA = PersonaId.of("ana");

  private final AesCipher cipher = cipher(0);

  /** Returns a cipher whose key is {@code first}, {@code first} + 1, and so on. */
  private static AesCipher cipher(int first) {
    return new AesCipher(PersonaKey.of(keyBytes(first)), new SecureRandom());
  }

  private static byte[] keyBytes(int first) {
    byte[] bytes = new byte[PersonaKey.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  @Test
  void open_sealedTexts_givesThemBack() {
    for (String text : List.of("", "a", "Grüße 🌍 \u0000 אב", "x".repeat(1 << 20), "é\n\t")) {
      assertThat(cipher.open(cipher.seal(text, CONTEXT), CONTEXT)).isEqualTo(text);
      assertThat(cipher.open(cipher.seal(text, new byte[0]), new byte[0])).isEqualTo(text);
    }
  }

  @Test
  void openBytes_sealedBytesOfEveryLength_givesThemBack() {
    long seed = 3;
    Random random = new Random(seed);
    for (int length = 0; length < 300; length++) {
      byte[] content = new byte[length];
      random.nextBytes(content);
      byte[] context = new byte[random.nextInt(40)];
      random.nextBytes(context);
      byte[] sealed = cipher.seal(content, context);
      assertThat(sealed).as("seed=%d, length=%d", seed, length).hasSize(length + 29);
      assertThat(cipher.openBytes(sealed, context)).as("seed=%d", seed).isEqualTo(content);
    }
  }

  @Test
  void seal_sameTextTwice_givesDifferentBytes() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(seen.add(HexFormat.of().formatHex(cipher.seal("same", CONTEXT)))).isTrue();
    }
  }

  @Test
  void seal_anyText_doesNotContainIt() {
    String sealed = new String(cipher.seal("a secret question", CONTEXT), UTF_8);
    assertThat(sealed).doesNotContain("secret").doesNotContain("question");
  }

  @Test
  void seal_knownKeyAndNonce_keepsTheFormOnDisk() {
    // Computed apart, with Python's hmac and the "cryptography" package.
    AesCipher fixed = new AesCipher(PersonaKey.of(keyBytes(0)), new FixedBytes());
    String sealed =
        "016465666768696a6b6c6d6e6fb629ec87ecb42309e8008b434a22e1bfe319a4c60bdd84e0f00db835";
    assertThat(HexFormat.of().formatHex(fixed.seal("Grüße 🌍", CONTEXT))).isEqualTo(sealed);
    assertThat(cipher.open(HexFormat.of().parseHex(sealed), CONTEXT)).isEqualTo("Grüße 🌍");
    assertThat(HexFormat.of().formatHex(fixed.token("Grüße 🌍")))
        .isEqualTo("46d59f768d5b8f78531a442bf3d9b614");
    assertThat(HexFormat.of().formatHex(fixed.keyCheck()))
        .isEqualTo("018ffbcb5b185ac352aa577521717ba1bc");
  }

  @Test
  void open_anySingleBitFlipped_isRefused() {
    byte[] sealed = cipher.seal("what is the dose for me?", CONTEXT);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] damaged = sealed.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> cipher.open(damaged, CONTEXT))
          .as("bit %d", bit)
          .isInstanceOf(StoreCorruptedException.class);
    }
  }

  @Test
  void open_cutOrExtended_isRefused() {
    byte[] sealed = cipher.seal("twelve bytes", CONTEXT);
    for (int length = 0; length < sealed.length + 3; length++) {
      byte[] other = Arrays.copyOf(sealed, length);
      if (length != sealed.length) {
        assertThatThrownBy(() -> cipher.open(other, CONTEXT))
            .as("length %d", length)
            .isInstanceOf(StoreCorruptedException.class)
            .hasMessageContaining("length=" + length);
      }
    }
  }

  @Test
  void open_otherContext_isRefused() {
    byte[] sealed = cipher.seal("moved", CONTEXT);
    for (String context : List.of("", "row 8", "row 7 ", "row", "Row 7")) {
      assertThatThrownBy(() -> cipher.open(sealed, context.getBytes(UTF_8)))
          .as(context)
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("not where it was stored");
    }
  }

  @Test
  void open_otherKey_isRefused() {
    byte[] sealed = cipher.seal("mine", CONTEXT);
    try (AesCipher other = cipher(1)) {
      assertThatThrownBy(() -> other.open(sealed, CONTEXT))
          .isInstanceOf(StoreCorruptedException.class);
    }
  }

  @Test
  void open_plainForm_isRefused() {
    byte[] plain = PlainCipher.INSTANCE.seal("long enough to look like a sealed one", CONTEXT);
    assertThatThrownBy(() -> cipher.open(plain, CONTEXT))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("form=0");
  }

  @Test
  void requireKeyCheck_sameKey_passes() {
    cipher(0).requireKeyCheck(cipher.keyCheck(), ANA);
    assertThat(cipher(0).keyCheck()).isEqualTo(cipher.keyCheck()).hasSize(17);
  }

  @Test
  void requireKeyCheck_keyWithAnyBitChanged_saysWhatToDo() {
    for (int bit = 0; bit < PersonaKey.LENGTH * 8; bit++) {
      byte[] key = keyBytes(0);
      key[bit / 8] ^= (byte) (1 << (bit % 8));
      AesCipher other = new AesCipher(PersonaKey.of(key), new SecureRandom());
      assertThatThrownBy(() -> other.requireKeyCheck(cipher.keyCheck(), ANA))
          .isInstanceOf(PersonaKeyException.class)
          .hasMessageContaining("persona=ana")
          .hasMessageContaining("give that PersonaKey");
    }
  }

  @Test
  void requireKeyCheck_notAKeyCheck_isDamage() {
    byte[] otherForm = cipher.keyCheck();
    otherForm[0] = 2;
    for (byte[] stored : List.of(new byte[0], new byte[16], new byte[18], otherForm)) {
      assertThatThrownBy(() -> cipher.requireKeyCheck(stored, ANA))
          .isInstanceOf(StoreCorruptedException.class)
          .hasMessageContaining("length=" + stored.length);
    }
  }

  @Test
  void keyCheck_changedByTheCaller_staysAsItIs() {
    cipher.keyCheck()[3]++;
    cipher.requireKeyCheck(cipher(0).keyCheck(), ANA);
  }

  @Test
  void token_sameValue_isTheSameForTheKeyAndOtherwiseDifferent() {
    assertThat(cipher.token("topic")).hasSize(16).isEqualTo(cipher(0).token("topic"));
    Set<String> seen = new HashSet<>();
    for (int key = 0; key < 3; key++) {
      for (String value : List.of("", "topic", "topics", "Topic", "été", "e\u0301te\u0301")) {
        assertThat(seen.add(HexFormat.of().formatHex(cipher(key).token(value)))).isTrue();
      }
    }
  }

  @Test
  void everyCall_afterClose_isRefused() {
    AesCipher closed = cipher(0);
    byte[] sealed = closed.seal("a", CONTEXT);
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.seal("a", CONTEXT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AesCipher was closed");
    assertThatThrownBy(() -> closed.seal(new byte[1], CONTEXT))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> closed.open(sealed, CONTEXT))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> closed.openBytes(sealed, CONTEXT))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> closed.token("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void seal_afterTheKeyWasClosed_stillWorks() {
    PersonaKey key = PersonaKey.of(keyBytes(0));
    AesCipher made = new AesCipher(key, new SecureRandom());
    key.close();
    assertThat(cipher.open(made.seal("text", CONTEXT), CONTEXT)).isEqualTo("text");
  }

  @Test
  void new_closedKey_isRefused() {
    PersonaKey key = PersonaKey.of(keyBytes(0));
    key.close();
    assertThatThrownBy(() -> new AesCipher(key, new SecureRandom()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PersonaKey was closed");
  }

  @Test
  void toString_openAndClosed_saysNothingOfTheKey() {
    AesCipher made = cipher(0);
    assertThat(made).hasToString("AesCipher[secret]");
    made.close();
    assertThat(made).hasToString("AesCipher[wiped]");
  }
}
