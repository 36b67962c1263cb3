package dev.ragged.memory;

/** Preferences of a store in memory. */
class PreferencesContractTest extends PreferencesContract {
  @Override
  protected PreferenceStore openStore() {
    return PreferenceStore.inMemory();
  }
}
