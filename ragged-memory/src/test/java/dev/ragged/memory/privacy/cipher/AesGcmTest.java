package dev.ragged.memory.privacy.cipher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Cases 13, 14 and 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B. */
class AesGcmTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void seal_noContentUnderZeros_givesTheTagOfCase13() {
    assertThat(seal(new byte[32], new byte[12], new byte[0], new byte[0]))
        .isEqualTo("530f8afbc74536b9a963b4f1c4cb738b");
  }

  @Test
  void seal_oneBlockUnderZeros_givesCase14() {
    assertThat(seal(new byte[32], new byte[12], new byte[0], new byte[16]))
        .isEqualTo("cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919");
  }

  @Test
  void seal_contentAndContext_givesCase16() {
    assertThat(
            seal(
                HEX.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"),
                HEX.parseHex("cafebabefacedbaddecaf888"),
                HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"),
                HEX.parseHex(
                    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")))
        .isEqualTo(
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");
  }

  private static String seal(byte[] key, byte[] nonce, byte[] context, byte[] content) {
    byte[] out = new byte[content.length + AesGcm.TAG_LENGTH];
    AesGcm.seal(key, nonce, context, content, out, 0);
    return HEX.formatHex(out);
  }
}
