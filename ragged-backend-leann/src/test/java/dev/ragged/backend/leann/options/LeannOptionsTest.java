package dev.ragged.backend.leann.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class LeannOptionsTest {
  @Test
  void builders_unchanged_areWhatTheySay() {
    LeannOptions codes = LeannOptions.codes().build();
    assertThat(codes.storage()).isEqualTo(StorageMode.CODES);
    assertThat(codes.codec()).isEqualTo(VectorCodec.RABITQ_1);
    assertThat(codes.keepsCodes()).isTrue();
    assertThat(codes.keepsRows()).isFalse();
    assertThat(codes.vectorCache()).isEqualTo(LeannOptions.DEFAULT_VECTOR_CACHE);
    assertThat(codes.byteCache()).isFalse();
    assertThat(codes.m()).isEqualTo(LeannOptions.DEFAULT_M);
    assertThat(codes.efConstruction()).isEqualTo(LeannOptions.DEFAULT_EF_CONSTRUCTION);
    assertThat(codes.traversal()).isEqualTo(Traversal.OPTIMISED);

    LeannOptions recompute = LeannOptions.recompute().build();
    assertThat(recompute.storage()).isEqualTo(StorageMode.RECOMPUTE);
    assertThat(recompute.keepsCodes()).isFalse();
    assertThat(recompute.keepsRows()).isFalse();

    LeannOptions full = LeannOptions.full(VectorCodec.RABITQ_4).build();
    assertThat(full.storage()).isEqualTo(StorageMode.FULL);
    assertThat(full.keepsCodes()).isTrue();
    assertThat(full.keepsRows()).isTrue();
  }

  @Test
  void full_byCodec_keepsRowsOrBytes() {
    for (VectorCodec codec : VectorCodec.values()) {
      LeannOptions options = LeannOptions.full(codec).build();
      assertThat(options.keepsRows()).as("%s", codec).isEqualTo(codec != VectorCodec.INT8);
      assertThat(options.keepsCodes()).as("%s", codec).isEqualTo(codec != VectorCodec.FLOAT32);
      assertThat(options.keepsRows() || options.keepsCodes()).isTrue();
    }
  }

  @Test
  void codes_ofWholeVectors_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeannOptions.codes(VectorCodec.FLOAT32))
        .withMessageContaining("codec=FLOAT32")
        .withMessageContaining("full(FLOAT32)");
  }

  @Test
  void setters_outOfRange_areRefusedWithTheValue() {
    LeannOptions.Builder builder = LeannOptions.recompute();
    for (int m : new int[] {Integer.MIN_VALUE, 0, 1, 129}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.m(m))
          .withMessageContaining("m=" + m);
    }
    for (int ef : new int[] {-1, 0, 10_001}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.efConstruction(ef))
          .withMessageContaining("efConstruction=" + ef);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.vectorCache(-1))
        .withMessageContaining("bytes=-1");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.byteVectorCache(-1));
    assertThat(builder.m(2).efConstruction(2).build().m()).isEqualTo(2);
    assertThat(builder.m(128).efConstruction(10_000).build().efConstruction()).isEqualTo(10_000);
  }

  @Test
  void build_fewerCandidatesThanLinks_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LeannOptions.recompute().m(32).efConstruction(31).build())
        .withMessageContaining("efConstruction=31")
        .withMessageContaining("m=32");
  }

  @Test
  void vectorCache_lastSetting_holds() {
    LeannOptions options = LeannOptions.codes().byteVectorCache(100).vectorCache(7).build();
    assertThat(options.vectorCache()).isEqualTo(7);
    assertThat(options.byteCache()).isFalse();
    options = LeannOptions.codes().vectorCache(7).byteVectorCache(100).build();
    assertThat(options.vectorCache()).isEqualTo(100);
    assertThat(options.byteCache()).isTrue();
  }

  @Test
  @SuppressWarnings("NullAway")
  void settings_null_areRefused() {
    assertThatNullPointerException().isThrownBy(() -> LeannOptions.codes(null));
    assertThatNullPointerException().isThrownBy(() -> LeannOptions.full(null));
    assertThatNullPointerException().isThrownBy(() -> LeannOptions.codes().traversal(null));
  }
}
