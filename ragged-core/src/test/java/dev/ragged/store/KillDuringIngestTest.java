package dev.ragged.store;

import dev.ragged.tck.CrashContract;

class KillDuringIngestTest extends CrashContract {
  @Override
  protected String backend() {
    return "exact";
  }
}
