package dev.ragged.backend.leann;

import dev.ragged.Ragged;
import dev.ragged.tck.CrashContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/**
 * A store keeps to the crash contract when the kill meets a segment that is closed or merged, or
 * its graph while it is built: a short run for each kind, unless said otherwise.
 */
class KillDuringMergeTest {
  @Nested
  class OfCodes extends Contract {
    OfCodes() {
      super(Kind.CODES_1);
    }
  }

  @Nested
  class OfGraphs extends Contract {
    OfGraphs() {
      super(Kind.RECOMPUTE);
    }
  }

  @Nested
  class OfRows extends Contract {
    OfRows() {
      super(Kind.FULL);
    }
  }

  abstract static class Contract extends CrashContract {
    private final Kind kind;

    Contract(Kind kind) {
      this.kind = kind;
    }

    @Override
    protected String backend() {
      return kind.name();
    }

    @Override
    protected Ragged open(Path directory) {
      return MergingIngest.open(directory, kind);
    }

    @Override
    protected Class<?> child() {
      return MergingIngest.class;
    }

    @Override
    protected int kills() {
      return 4;
    }
  }
}
