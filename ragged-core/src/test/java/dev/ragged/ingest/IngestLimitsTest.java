package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IngestLimitsTest {
  @Test
  void bytesPerText_isTextTwiceAndVector() {
    assertThat(IngestLimits.bytesPerText(1_200, 384)).isEqualTo(4_800 + 1_536);
    assertThat(IngestLimits.bytesPerText(Integer.MAX_VALUE, 1)).isEqualTo(8_589_934_592L);
  }

  @Test
  void bytesPerText_ofNonsense_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IngestLimits.bytesPerText(-1, 384))
        .withMessageContaining("chars=-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IngestLimits.bytesPerText(1, 0))
        .withMessageContaining("dimension=0");
  }
}
