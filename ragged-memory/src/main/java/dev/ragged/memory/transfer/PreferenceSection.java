package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.Preference;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Writes what was set for the persona alone. It is not of a time in which something was asked, so
 * an export of a period has it all.
 */
final class PreferenceSection {
  private final ExportSource source;
  private final JsonOut out;
  private long preferences;

  PreferenceSection(ExportSource source, JsonOut out) {
    this.source = source;
    this.out = out;
  }

  void write() throws SQLException, IOException {
    out.array(ExportNames.PREFERENCES);
    source.preferences().each(this::write);
    out.endArray();
  }

  private void write(Preference preference) throws IOException {
    out.element()
        .put(ExportNames.KEY, preference.key())
        .put(ExportNames.VALUE, preference.value())
        .put(ExportNames.SET_AT, preference.setAt())
        .endObject();
    preferences++;
  }

  long preferences() {
    return preferences;
  }
}
