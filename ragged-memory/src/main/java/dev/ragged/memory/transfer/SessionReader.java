package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one session. One thread at a time. */
final class SessionReader {
  private final JsonIn in;
  private @Nullable UUID id;
  private @Nullable Instant createdAt;
  private @Nullable Instant usedAt;

  SessionReader(JsonIn in) {
    this.in = in;
  }

  Session read() throws IOException {
    in.beginEntry();
    in.object(this::member);
    Session session =
        new Session(
            in.required(id, ExportNames.ID),
            in.required(createdAt, ExportNames.CREATED_AT),
            in.required(usedAt, ExportNames.USED_AT));
    if (session.usedAt().isBefore(session.createdAt())) {
      throw in.refusal("a session must not have been used before it was created");
    }
    return session;
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.ID -> id = in.text(Uuids::parse);
      case ExportNames.CREATED_AT -> createdAt = in.text(IsoTimes::parse);
      case ExportNames.USED_AT -> usedAt = in.text(IsoTimes::parse);
      default -> {
        return false;
      }
    }
    return true;
  }
}
