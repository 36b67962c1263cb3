package dev.ragged.memory;

import dev.ragged.tck.MemoryDiskContract;
import dev.ragged.tck.MemoryFixture;

class PersonalMemoryOnDiskContractTest extends MemoryDiskContract {
  @Override
  protected MemoryFixture fixture() {
    return new PersonalMemoryFixture();
  }
}
