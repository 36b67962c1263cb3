package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.Preference;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads one preference of a persona's own. One thread at a time. */
final class PreferenceReader {
  private final JsonIn in;
  private @Nullable String key;
  private @Nullable String value;
  private @Nullable Instant setAt;

  PreferenceReader(JsonIn in) {
    this.in = in;
  }

  Preference read() throws IOException {
    in.beginEntry();
    in.object(this::member);
    String name = in.required(key, ExportNames.KEY);
    String text = in.required(value, ExportNames.VALUE);
    Instant at = in.required(setAt, ExportNames.SET_AT);
    return in.checked(() -> new Preference(name, text, at, Preference.Origin.PERSONA));
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.KEY -> key = in.text();
      case ExportNames.VALUE -> value = in.text();
      case ExportNames.SET_AT -> setAt = in.text(IsoTimes::parse);
      default -> {
        return false;
      }
    }
    return true;
  }
}
