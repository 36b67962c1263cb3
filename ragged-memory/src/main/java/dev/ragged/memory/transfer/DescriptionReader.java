package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.persona.PersonaDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an application said about the persona. Its settings are not taken: a file must not
 * turn a memory on. One thread at a time.
 */
final class DescriptionReader {
  private final JsonIn in;
  private String text = "";
  private final List<FocusArea> areas = new ArrayList<>();

  DescriptionReader(JsonIn in) {
    this.in = in;
  }

  PersonaDescription read() throws IOException {
    in.beginEntry();
    in.object(this::member);
    return in.checked(() -> new PersonaDescription(text, areas));
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.DESCRIPTION -> text = in.text();
      case ExportNames.FOCUS_AREAS ->
          in.array(PersonaDescription.MAX_FOCUS_AREAS, () -> areas.add(new AreaReader(in).read()));
      case ExportNames.STATUS,
          ExportNames.LEARNING,
          ExportNames.ENCRYPTED,
          ExportNames.CREATED_AT,
          ExportNames.USED_AT,
          ExportNames.USES ->
          in.skip();
      default -> {
        return false;
      }
    }
    return true;
  }

  private static final class AreaReader {
    private final JsonIn in;
    private @Nullable String name;
    private final List<String> synonyms = new ArrayList<>();

    AreaReader(JsonIn in) {
      this.in = in;
    }

    FocusArea read() throws IOException {
      in.object(this::member);
      String found = in.required(name, ExportNames.NAME);
      return in.checked(() -> new FocusArea(found, synonyms));
    }

    private boolean member(String member) throws IOException {
      switch (member) {
        case ExportNames.NAME -> name = in.text();
        case ExportNames.SYNONYMS ->
            in.array(FocusArea.MAX_SYNONYMS, () -> synonyms.add(in.text()));
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
