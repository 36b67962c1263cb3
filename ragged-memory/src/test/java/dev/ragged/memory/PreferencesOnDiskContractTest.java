package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preferences of a store on disk. */
class PreferencesOnDiskContractTest extends PreferencesContract {
  @TempDir private Path temp;

  @Override
  protected PreferenceStore openStore() {
    return PreferenceStore.in(temp);
  }

  @Test
  void reopen_afterSettingAndRemoving_hasWhatWasThere() {
    store.ofAll().set("ui.theme", "light");
    for (String persona : PreferenceStore.PERSONAS) {
      store.of(persona).set("ui.font", persona);
      store.of(persona).set("ui.gone", persona);
      assertThat(store.of(persona).remove("ui.gone")).isTrue();
    }

    store.reopen(true);

    for (String persona : PreferenceStore.PERSONAS) {
      assertThat(store.of(persona).get("ui.theme")).contains("light");
      assertThat(store.of(persona).get("ui.font")).contains(persona);
      assertThat(store.of(persona).all()).hasSize(2);
    }
  }
}
