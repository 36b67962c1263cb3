package dev.ragged.index;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Picks the kernels once per process, and says once which and why. */
final class KernelChoice {
  /** Holds the choice, so that asking for it and logging it happen at the first use only. */
  static final VectorKernels BEST = logged(pick(Platform.current()));

  private static final String ADVICE =
      "start Java with --add-modules jdk.incubator.vector for faster ones";

  private final VectorKernels kernels;
  private final String explanation;

  private KernelChoice(VectorKernels kernels, String explanation) {
    this.kernels = kernels;
    this.explanation = explanation;
  }

  /** What the choice depends on. */
  record Platform(Optional<Module> vectorModule, String simdClass, String vmInfo) {
    /** Returns what this JVM has. */
    static Platform current() {
      return new Platform(
          ModuleLayer.boot().findModule("jdk.incubator.vector"),
          "dev.ragged.index.SimdKernels",
          System.getProperty("java.vm.info", ""));
    }
  }

  static KernelChoice pick(Platform platform) {
    if (platform.vectorModule().isEmpty()) {
      return scalar("the Vector API is not there", ADVICE);
    }
    // Without the optimising compiler every vector operation allocates: far slower than scalar.
    String vmInfo = platform.vmInfo();
    if (vmInfo.contains("interpreted mode") || vmInfo.contains("emulated-client")) {
      return scalar(
          "this JVM runs without its C2 compiler (" + vmInfo + ")",
          "start Java without -Xint and -XX:TieredStopAtLevel for faster ones");
    }
    try {
      // Declared at run time: a requires clause would make javac 17 warn on every compilation.
      KernelChoice.class.getModule().addReads(platform.vectorModule().get());
      VectorKernels simd =
          Class.forName(platform.simdClass())
              .asSubclass(VectorKernels.class)
              .getDeclaredConstructor()
              .newInstance();
      return new KernelChoice(simd, "Vector kernels: " + simd.name());
    } catch (InvocationTargetException e) {
      return scalar(
          "the Vector API cannot be used (" + e.getCause() + ")",
          "faster ones need a CPU with AVX2 or NEON");
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      return scalar("the Vector API cannot be used (" + e + ")", ADVICE);
    }
  }

  VectorKernels kernels() {
    return kernels;
  }

  /** Returns one line that names the kernels and, where they are slow, how to get the fast ones. */
  String explanation() {
    return explanation;
  }

  private static KernelChoice scalar(String reason, String advice) {
    VectorKernels scalar = ScalarKernels.INSTANCE;
    return new KernelChoice(
        scalar, "Vector kernels: " + scalar.name() + ", because " + reason + "; " + advice);
  }

  private static VectorKernels logged(KernelChoice choice) {
    Logger logger = LoggerFactory.getLogger(VectorKernels.class);
    logger.info(choice.explanation);
    return choice.kernels;
  }
}
