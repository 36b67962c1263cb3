package dev.ragged.backend.leann;

import dev.ragged.tck.CrashContract;
import org.junit.jupiter.api.BeforeAll;

/** A store of this backend keeps to the crash contract: a short run, unless said otherwise. */
class KillDuringIngestTest extends CrashContract {
  @BeforeAll
  static void beShort() {
    if (System.getProperty("ragged.test.kills") == null) {
      System.setProperty("ragged.test.kills", "10");
    }
  }

  @Override
  protected String backend() {
    return "leann";
  }
}
