package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.portable.ImportLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one fact with all its versions. One thread at a time. */
final class FactHistoryReader {
  private final JsonIn in;
  private @Nullable FactId id;
  private @Nullable String subject;
  private @Nullable String predicate;
  private final List<FactVersionReader> versions = new ArrayList<>();

  FactHistoryReader(JsonIn in) {
    this.in = in;
  }

  FactHistory read() throws IOException {
    in.beginEntry();
    in.object(this::member);
    FactId fact = in.required(id, ExportNames.ID);
    String about = in.required(subject, ExportNames.SUBJECT);
    String type = in.required(predicate, ExportNames.PREDICATE);
    return in.checked(
        () -> {
          List<FactVersion> all = new ArrayList<>(versions.size());
          for (FactVersionReader version : versions) {
            all.add(version.of(fact, about, type));
          }
          return FactHistory.of(all);
        });
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.ID -> id = new FactId(in.text(Uuids::parse));
      case ExportNames.SUBJECT -> subject = in.text();
      case ExportNames.PREDICATE -> predicate = in.text();
      case ExportNames.VERSIONS ->
          in.array(
              ImportLimits.MAX_VERSIONS,
              () -> {
                FactVersionReader version = new FactVersionReader(in);
                version.read();
                versions.add(version);
              });
      default -> {
        return false;
      }
    }
    return true;
  }
}
