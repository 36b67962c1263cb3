package dev.ragged.memory;

import dev.ragged.tck.MemoryContract;
import dev.ragged.tck.MemoryFixture;

class PersonalMemoryContractTest extends MemoryContract {
  @Override
  protected MemoryFixture fixture() {
    return new PersonalMemoryFixture();
  }
}
