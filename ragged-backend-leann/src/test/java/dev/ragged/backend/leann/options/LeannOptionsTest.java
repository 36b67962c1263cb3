package dev.ragged.backend.leann.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
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

  private static void assertUseless(LeannOptions.Builder builder, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("has no effect")
        .withMessageContainingAll(words);
  }

  @Test
  void build_graphOptionWhereThereIsNoGraph_isRefused() {
    String[] codes = {"storage=CODES", "codec=RABITQ_1", "recompute() or full()"};
    assertUseless(LeannOptions.codes().m(4), codes);
    assertUseless(LeannOptions.codes().m(4), "m=4");
    assertUseless(LeannOptions.codes().efConstruction(300), codes);
    assertUseless(LeannOptions.codes().efConstruction(300), "efConstruction=300");
    assertUseless(LeannOptions.full(VectorCodec.INT8).m(4), "m=4", "storage=FULL", "codec=INT8");
    for (LeannOptions.Builder builder :
        List.of(
            LeannOptions.recompute(),
            LeannOptions.full(),
            LeannOptions.full(VectorCodec.RABITQ_4))) {
      assertThat(builder.m(4).efConstruction(300).build().m()).isEqualTo(4);
    }
  }

  @Test
  void build_naiveTraversalWhereNothingIsWalkedByRecomputing_isRefused() {
    for (LeannOptions.Builder builder : List.of(LeannOptions.codes(), LeannOptions.full())) {
      assertUseless(builder.traversal(Traversal.NAIVE), "traversal=NAIVE", "use recompute()");
      assertThat(builder.traversal(Traversal.OPTIMISED).build()).isNotNull();
    }
  }

  @Test
  void build_cacheOfWhatIsNeverRecomputed_isRefused() {
    for (VectorCodec codec : List.of(VectorCodec.FLOAT32, VectorCodec.RABITQ_2)) {
      assertUseless(LeannOptions.full(codec).vectorCache(7), "vectorCache=7", "storage=FULL");
      assertUseless(LeannOptions.full(codec).byteVectorCache(7), "byteVectorCache=7");
      assertThat(LeannOptions.full(codec).vectorCache(0).build().vectorCache()).isZero();
    }
    LeannOptions.Builder naive = LeannOptions.recompute().traversal(Traversal.NAIVE);
    assertUseless(naive.vectorCache(7), "vectorCache=7", "traversal(OPTIMISED)");
    assertThat(naive.vectorCache(0).build().vectorCache()).isZero();
    // An exact search does recompute.
    assertThat(LeannOptions.full(VectorCodec.INT8).vectorCache(7).build().vectorCache())
        .isEqualTo(7);
  }

  @Test
  void build_everythingAtItsDefault_isNeverRefused() {
    for (VectorCodec codec : VectorCodec.values()) {
      LeannOptions options =
          LeannOptions.full(codec)
              .m(LeannOptions.DEFAULT_M)
              .efConstruction(LeannOptions.DEFAULT_EF_CONSTRUCTION)
              .vectorCache(LeannOptions.DEFAULT_VECTOR_CACHE)
              .traversal(Traversal.OPTIMISED)
              .build();
      assertThat(options.codec()).isEqualTo(codec);
    }
  }

  @Test
  @SuppressWarnings("NullAway")
  void settings_null_areRefused() {
    assertThatNullPointerException().isThrownBy(() -> LeannOptions.codes(null));
    assertThatNullPointerException().isThrownBy(() -> LeannOptions.full(null));
    assertThatNullPointerException().isThrownBy(() -> LeannOptions.codes().traversal(null));
  }
}
