package dev.ragged.memory.privacy.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5869, appendix A. */
class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void expand_basicCaseOfTheRfc_givesItsKeys() {
    byte[] extracted = Hkdf.extract(range(0x00, 0x0c), repeated(0x0b, 22));
    assertThat(HEX.formatHex(extracted))
        .isEqualTo("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
    assertThat(HEX.formatHex(Hkdf.expand(extracted, range(0xf0, 0xf9), 42)))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                + "34007208d5b887185865");
  }

  @Test
  void expand_longCaseOfTheRfc_givesItsKeys() {
    byte[] extracted = Hkdf.extract(range(0x60, 0xaf), range(0x00, 0x4f));
    assertThat(HEX.formatHex(extracted))
        .isEqualTo("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244");
    assertThat(HEX.formatHex(Hkdf.expand(extracted, range(0xb0, 0xff), 82)))
        .isEqualTo(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
  }

  @Test
  void expand_noSaltAndNoInfo_givesTheKeysOfTheRfc() {
    byte[] extracted = Hkdf.extract(new byte[0], repeated(0x0b, 22));
    assertThat(HEX.formatHex(extracted))
        .isEqualTo("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
    assertThat(HEX.formatHex(Hkdf.expand(extracted, new byte[0], 42)))
        .isEqualTo(
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                + "9d201395faa4b61a96c8");
  }

  @Test
  void expand_lengthOutOfRange_isRefused() {
    for (int length : new int[] {0, -1, 8161}) {
      assertThatThrownBy(() -> Hkdf.expand(new byte[32], new byte[0], length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("length=" + length);
    }
    assertThat(Hkdf.expand(new byte[32], new byte[0], 8160)).hasSize(8160);
  }

  private static byte[] range(int first, int last) {
    byte[] bytes = new byte[last - first + 1];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  private static byte[] repeated(int value, int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
