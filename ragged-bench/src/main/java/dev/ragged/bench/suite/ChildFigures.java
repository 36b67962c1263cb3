package dev.ragged.bench.suite;

import dev.ragged.bench.ChildJvm;
import dev.ragged.bench.TemporaryFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures of processes that fill a store and ask it, run when they are first asked for. */
final class ChildFigures {
  private final SuitePlan plan;
  private final Subject subject;
  private final int documents;
  private final TemporaryFolder folder;
  private final Map<String, Double> figures = new HashMap<>();

  /** Takes a folder for the store, which is deleted after use. */
  ChildFigures(SuitePlan plan, Subject subject, int documents, TemporaryFolder folder) {
    this.plan = plan;
    this.subject = subject;
    this.documents = documents;
    this.folder = folder;
  }

  /** Returns figures by name; the first call takes seconds. */
  Map<String, Double> figures() throws IOException, InterruptedException {
    if (figures.isEmpty()) {
      try (folder) {
        for (String what : List.of(SuiteProcess.FILL, SuiteProcess.ASK, SuiteProcess.REMEMBER)) {
          parse(ChildJvm.run(plan.heapMiB(), SuiteProcess.class, words(what)));
        }
      }
    }
    return figures;
  }

  private List<String> words(String what) {
    return List.of(
        what,
        folder.path().toString(),
        subject.name(),
        plan.embedder().name(),
        String.valueOf(plan.seed()),
        String.valueOf(documents),
        String.valueOf(plan.queries()),
        plan.corpus().spec());
  }

  private void parse(String output) throws IOException {
    for (String line : output.lines().toList()) {
      int equals = line.indexOf('=');
      try {
        figures.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new IOException("a process must print name=number: line=" + line, e);
      }
    }
  }
}
