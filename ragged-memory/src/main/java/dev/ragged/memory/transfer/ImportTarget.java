package dev.ragged.memory.transfer;

import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.store.LogWriter;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where an import goes.
 *
 * @param subject whose memory it becomes
 * @param keeping makes of an interaction what is to be kept of it
 * @param describing takes another description of the persona
 */
public record ImportTarget(
    Subject subject,
    UnaryOperator<LogWriter.Entry> keeping,
    Consumer<PersonaDescription> describing) {
  public ImportTarget {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(keeping, "keeping");
    Objects.requireNonNull(describing, "describing");
  }
}
