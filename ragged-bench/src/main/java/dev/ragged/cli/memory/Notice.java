package dev.ragged.cli.memory;

import dev.ragged.memory.persona.Persona;
import java.nio.file.Path;

/** What a person should know when its memory is turned on. */
final class Notice {
  private Notice() {}

  /**
   * Returns what is stored from now on, where, and how to end it.
   *
   * @param database the memory's file
   */
  static String of(Persona persona, Path database) {
    String name = Shown.line(persona.id().value());
    return "  Stored:   what is asked as "
        + name
        + ", when, the passages shown, the answers of chat, vectors and topics of\n"
        + "            the questions, and what you state of it. The next answers are ranked by it.\n"
        + "  Where:    "
        + Shown.line(database.toAbsolutePath().normalize().toString())
        + ", on this machine alone, "
        + (persona.encrypted() ? "sealed with its key" : "readable by you alone, not sealed")
        + "\n  To see:   ragged memory show-all --persona "
        + name
        + "\n  To stop:  ragged memory disable --persona "
        + name
        + "\n  To erase: ragged memory clear --persona "
        + name
        + "\n";
  }
}
