package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {
  private static final Optional<Module> VECTOR_API =
      ModuleLayer.boot().findModule("jdk.incubator.vector");

  @Test
  void best_always_isTheSameObject() {
    assertThat(VectorKernels.best()).isSameAs(VectorKernels.best());
  }

  @Test
  void best_dependsOnWhetherTheVectorApiIsThere() {
    String name = VectorKernels.best().name();
    if (VECTOR_API.isPresent() && hasOptimisingCompiler()) {
      // A machine whose registers are too narrow says so in the explanation.
      KernelChoice choice = KernelChoice.pick(KernelChoice.Platform.current());
      assertThat(name.startsWith("simd-") || choice.explanation().contains("vector registers"))
          .isTrue();
    } else {
      assertThat(name).isEqualTo("scalar");
    }
  }

  @Test
  void pick_withoutVectorApi_isScalarAndSaysHowToGetFasterOnes() {
    KernelChoice choice =
        KernelChoice.pick(platform(Optional.empty(), "dev.ragged.index.SimdKernels", "mixed mode"));
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.explanation())
        .contains("scalar", "--add-modules jdk.incubator.vector")
        .doesNotContain("\n");
  }

  @Test
  void pick_withoutOptimisingCompiler_isScalarAndSaysWhy() {
    for (String vmInfo : new String[] {"interpreted mode", "mixed mode, emulated-client"}) {
      KernelChoice choice =
          KernelChoice.pick(platform(anyModule(), "dev.ragged.index.SimdKernels", vmInfo));
      assertThat(choice.kernels().name()).isEqualTo("scalar");
      assertThat(choice.explanation()).contains(vmInfo, "C2", "without -Xint");
    }
  }

  @Test
  void pick_simdClassMissing_isScalarWithTheReason() {
    KernelChoice choice =
        KernelChoice.pick(platform(anyModule(), "dev.ragged.index.NoSuchKernels", "mixed mode"));
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.explanation()).contains("ClassNotFoundException", "NoSuchKernels");
  }

  @Test
  void pick_simdClassRefuses_isScalarWithItsReason() {
    KernelChoice choice =
        KernelChoice.pick(platform(anyModule(), RefusingKernels.class.getName(), "mixed mode"));
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.explanation()).contains("registers of 7 bits");
  }

  @Test
  void pick_simdClassCannotBeLinked_isScalarWithTheReason() {
    KernelChoice choice =
        KernelChoice.pick(platform(anyModule(), UnlinkableKernels.class.getName(), "mixed mode"));
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.explanation()).contains("NoClassDefFoundError");
  }

  @Test
  void pick_classThatIsNoKernels_isScalarWithTheReason() {
    KernelChoice choice =
        KernelChoice.pick(platform(anyModule(), "java.lang.Object", "mixed mode"));
    assertThat(choice.kernels().name()).isEqualTo("scalar");
    assertThat(choice.explanation()).contains("ClassCastException");
  }

  private static boolean hasOptimisingCompiler() {
    String vmInfo = System.getProperty("java.vm.info", "");
    return !vmInfo.contains("interpreted mode") && !vmInfo.contains("emulated-client");
  }

  private static Optional<Module> anyModule() {
    return Optional.of(Object.class.getModule());
  }

  private static KernelChoice.Platform platform(
      Optional<Module> vectorModule, String simdClass, String vmInfo) {
    return new KernelChoice.Platform(vectorModule, simdClass, vmInfo);
  }

  static final class RefusingKernels extends ForwardingKernels {
    RefusingKernels() {
      throw new UnsupportedOperationException("registers of 7 bits");
    }
  }

  static final class UnlinkableKernels extends ForwardingKernels {
    static {
      failToLink();
    }

    private static void failToLink() {
      throw new NoClassDefFoundError("jdk/incubator/vector/FloatVector");
    }
  }

  abstract static class ForwardingKernels implements VectorKernels {
    private final VectorKernels scalar = ScalarKernels.INSTANCE;

    @Override
    public float dot(float[] a, float[] b) {
      return scalar.dot(a, b);
    }

    @Override
    public int dot(byte[] a, byte[] b) {
      return scalar.dot(a, b);
    }

    @Override
    public float squaredDistance(float[] a, float[] b) {
      return scalar.squaredDistance(a, b);
    }

    @Override
    public void dots(float[] query, float[] rows, int[] numbers, int count, float[] out) {
      scalar.dots(query, rows, numbers, count, out);
    }

    @Override
    public void squaredDistances(
        float[] query, float[] rows, int[] numbers, int count, float[] out) {
      scalar.squaredDistances(query, rows, numbers, count, out);
    }

    @Override
    public CodeKernels codes() {
      return scalar.codes();
    }

    @Override
    public String name() {
      return "forwarding";
    }
  }
}
