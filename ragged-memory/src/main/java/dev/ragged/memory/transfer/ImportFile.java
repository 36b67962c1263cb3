package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportLimits;
import dev.ragged.memory.store.LogWriter;
import java.io.IOException;
import java.util.List;

/** Reads a file once from start to end, and gives everything in it to a sink. */
final class ImportFile {
  private final JsonIn in;
  private final ImportSink sink;

  private ImportFile(JsonIn in, ImportSink sink) {
    this.in = in;
    this.sink = sink;
  }

  /**
   * Returns the places that mean nothing here.
   *
   * @throws ImportException if the file is not what it must be, or cannot be read
   */
  static List<String> read(ImportSource source, ImportSink sink) {
    try (JsonIn in = new JsonIn(source.open())) {
      in.root(new ImportFile(in, sink)::member);
      return in.ignored().list();
    } catch (IOException e) {
      throw new ImportException("the file to import cannot be read: " + e.getMessage(), "", e);
    }
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.METADATA -> {
        FileAbout about = new AboutReader(in).read();
        in.take(() -> sink.about(about));
      }
      case ExportNames.PERSONA -> {
        PersonaDescription description = new DescriptionReader(in).read();
        in.take(() -> sink.description(description));
      }
      case ExportNames.INTERACTIONS -> in.array(ImportLimits.MAX_INTERACTIONS, this::interaction);
      case ExportNames.SESSIONS -> in.array(ImportLimits.MAX_INTERACTIONS, this::session);
      case ExportNames.PREDICATES -> in.array(ImportLimits.MAX_PREDICATES, this::predicate);
      case ExportNames.FACTS -> in.array(ImportLimits.MAX_INTERACTIONS, this::fact);
      case ExportNames.PREFERENCES -> in.array(ImportLimits.MAX_PREFERENCES, this::preference);
      // What follows was learned from the interactions, and is learned again.
      case ExportNames.TOPICS, ExportNames.RELATIONSHIPS -> in.skip();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void interaction() throws IOException {
    InteractionReader reader = new InteractionReader(in);
    LogWriter.Entry entry = reader.read();
    in.take(() -> sink.interaction(entry, in.entryLength(), reader.persona()));
  }

  private void predicate() throws IOException {
    PredicateRule rule = new PredicateReader(in).read();
    in.take(() -> sink.predicate(rule));
  }

  private void fact() throws IOException {
    FactHistory fact = new FactHistoryReader(in).read();
    in.take(() -> sink.fact(fact, in.entryLength()));
  }

  private void preference() throws IOException {
    Preference preference = new PreferenceReader(in).read();
    in.take(() -> sink.preference(preference));
  }

  private void session() throws IOException {
    Session session = new SessionReader(in).read();
    in.take(() -> sink.session(session));
  }
}
