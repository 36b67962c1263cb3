package dev.ragged.backend.leann;

import dev.ragged.tck.CrashContract;

/** A store of this backend keeps to the crash contract: a short run, unless said otherwise. */
class KillDuringIngestTest extends CrashContract {
  @Override
  protected String backend() {
    return "leann";
  }

  @Override
  protected int kills() {
    return 10;
  }
}
