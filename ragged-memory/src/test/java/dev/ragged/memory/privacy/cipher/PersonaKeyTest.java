package dev.ragged.memory.privacy.cipher;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.PersonaId;
import dev.ragged.error.RaggedException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PersonaKeyTest {
  private static final byte[] SALT = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  @Test
  void of_arrayChangedLater_keepsTheKey() {
    byte[] bytes = new byte[32];
    PersonaKey key = PersonaKey.of(bytes);
    bytes[0] = 1;
    assertThat(key.toBytes()).isEqualTo(new byte[32]);
    key.toBytes()[0] = 1;
    assertThat(key.toBytes()).isEqualTo(new byte[32]);
  }

  @Test
  void of_wrongLength_isRefusedWithTheLengthOnly() {
    for (int length : new int[] {0, 16, 31, 33}) {
      assertThatThrownBy(() -> PersonaKey.of(new byte[length]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("length=" + length);
    }
  }

  @Test
  void random_fromAGenerator_takesItsBytes() {
    byte[] expected = new byte[32];
    new FixedBytes().nextBytes(expected);
    assertThat(PersonaKey.random(new FixedBytes()).toBytes()).isEqualTo(expected);
    assertThat(PersonaKey.random(new SecureRandom()).toBytes())
        .isNotEqualTo(PersonaKey.random(new SecureRandom()).toBytes());
  }

  @Test
  void fromPassphrase_knownOne_givesTheKeyOfPbkdf2() {
    // Computed apart, with Python's hashlib.pbkdf2_hmac.
    assertThat(HexFormat.of().formatHex(key("correct hörse", SALT).toBytes()))
        .isEqualTo("019e9c2835bf7715c925fd15c544e4311d1e05c284c01eed1ecb18091f652b64");
  }

  @Test
  void fromPassphrase_otherPassphraseOrSalt_givesAnotherKey() {
    byte[] key = key("correct horse", SALT).toBytes();
    assertThat(key("correct horsf", SALT).toBytes()).isNotEqualTo(key);
    byte[] salt = SALT.clone();
    salt[15]++;
    assertThat(key("correct horse", salt).toBytes()).isNotEqualTo(key);
  }

  @Test
  void fromPassphrase_callersArrays_areLeftAlone() {
    char[] passphrase = "correct horse".toCharArray();
    byte[] salt = SALT.clone();
    PersonaKey.fromPassphrase(passphrase, salt);
    assertThat(passphrase).isEqualTo("correct horse".toCharArray());
    assertThat(salt).isEqualTo(SALT);
  }

  @Test
  void fromPassphrase_tooShort_isRefusedWithoutThePassphrase() {
    assertThatThrownBy(() -> key("geheim!", SALT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length=7")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(() -> key("long enough", new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("salt")
        .hasMessageContaining("length=15");
  }

  private static PersonaKey key(String passphrase, byte[] salt) {
    return PersonaKey.fromPassphrase(passphrase.toCharArray(), salt);
  }

  @Test
  void toBytes_afterClose_isRefused() {
    PersonaKey key = PersonaKey.of(new byte[32]);
    key.close();
    key.close();
    assertThatThrownBy(key::toBytes)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PersonaKey was closed");
  }

  @Test
  void close_secret_overwritesItsBytes() throws ReflectiveOperationException {
    Secret secret = new Secret(new byte[] {1, 2, 3}, "test");
    var bytes = Secret.class.getDeclaredField("bytes");
    bytes.setAccessible(true);
    assertThat((byte[]) bytes.get(secret)).containsExactly(1, 2, 3);
    secret.close();
    assertThat((byte[]) bytes.get(secret)).containsExactly(0, 0, 0);
  }

  @Test
  void toString_anyKey_hasNothingOfIt() {
    PersonaKey key = PersonaKey.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".getBytes(US_ASCII));
    assertThat(key).hasToString("PersonaKey[secret]");
    key.close();
    assertThat(key).hasToString("PersonaKey[wiped]");
  }

  @Test
  void personaKeyException_eachKind_namesThePersonaAndWhatToDo() {
    PersonaId ana = PersonaId.of("ana");
    assertThat(PersonaKeyException.missing(ana))
        .isInstanceOf(RaggedException.class)
        .hasMessageContaining("persona=ana")
        .hasMessageContaining("unlock it with the PersonaKey");
    assertThat(PersonaKeyException.wrong(ana)).hasMessageContaining("give that PersonaKey");
    assertThat(PersonaKeyException.unexpected(ana)).hasMessageContaining("open it without");
  }
}
