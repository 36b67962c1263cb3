package dev.ragged.memory.transfer;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.store.FactLogWriter;
import dev.ragged.memory.store.LogWriter;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Says what is to be added to the sequence numbers of a file's facts: nothing if they are free, as
 * in a memory that states nothing or has a part of the same file; else the last number that there
 * is. The numbers keep their order, by which the later of two facts of one moment wins. One thread
 * at a time.
 */
final class FactShift implements ImportSink {
  private interface Question<T> {
    T ask(FactLogWriter writer) throws SQLException;
  }

  private final MemoryDatabase database;
  private final Owner owner;
  private final boolean replace;
  private final Batch<FactHistory> facts = new Batch<>(this::look);
  private boolean clashes;

  FactShift(MemoryDatabase database, Owner owner, boolean replace) {
    this.database = database;
    this.owner = owner;
    this.replace = replace;
  }

  /** Reads the file once more if the persona stated anything. */
  long of(ImportSource source) {
    long last = ask(FactLogWriter::last);
    if (last == 0) {
      return 0;
    }
    var unused = ImportFile.read(source, this);
    facts.finish();
    return clashes ? last : 0;
  }

  private void look(List<FactHistory> batch) {
    clashes = clashes || ask(writer -> writer.clashes(batch, replace));
  }

  private <T> T ask(Question<T> question) {
    return database.read(
        "looking for facts",
        connection -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            return question.ask(new FactLogWriter(statements, owner, 0));
          }
        });
  }

  @Override
  public void fact(FactHistory fact, long length) {
    facts.add(fact, length);
  }

  @Override
  public void about(FileAbout about) {}

  @Override
  public void description(PersonaDescription description) {}

  @Override
  public void interaction(LogWriter.Entry entry, long length, Optional<String> persona) {}

  @Override
  public void session(Session session) {}

  @Override
  public void predicate(PredicateRule rule) {}

  @Override
  public void preference(Preference preference) {}
}
