package dev.ragged.memory.transfer;

import dev.ragged.document.PersonaId;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what a file says about itself. One thread at a time. */
final class AboutReader {
  private final JsonIn in;
  private @Nullable PersonaId persona;
  private @Nullable Long version;
  private OptionalLong total = OptionalLong.empty();

  AboutReader(JsonIn in) {
    this.in = in;
  }

  FileAbout read() throws IOException {
    in.beginEntry();
    in.object(this::member);
    Long unused = in.required(version, ExportNames.FORMAT);
    return new FileAbout(in.required(persona, ExportNames.PERSONA), total);
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.PERSONA -> persona = in.text(PersonaId::of);
      case ExportNames.FORMAT -> version = version();
      case ExportNames.TOTAL -> total = OptionalLong.of(in.integer(0, Long.MAX_VALUE));
      case ExportNames.EXPORTED_AT, ExportNames.RAGGED_VERSION, ExportNames.PERIOD -> in.skip();
      default -> {
        return false;
      }
    }
    return true;
  }

  private long version() throws IOException {
    long found = in.integer(0, Integer.MAX_VALUE);
    if (found != ExportNames.FORMAT_VERSION) {
      throw in.refusal(
          "format_version must be "
              + ExportNames.FORMAT_VERSION
              + ": format_version="
              + found
              + "; import it with the Ragged that it was exported with, or a later one");
    }
    return found;
  }
}
