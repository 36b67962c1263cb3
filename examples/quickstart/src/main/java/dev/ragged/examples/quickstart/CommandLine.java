package dev.ragged.examples.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the program was asked to do. Immutable.
 *
 * @param folder holds the files
 * @param question is to be answered
 * @param store is where Ragged keeps what it learned from the files
 */
record CommandLine(Path folder, String question, Path store) {
  static final String USAGE =
      """
      usage: quickstart [--store <directory>] <folder> <question>
        <folder>     files to answer from, for example docs
        <question>   one or more words
        --store      where the index is kept; default one below target/quickstart per folder""";

  private static final String STORE = "--store";

  /** Reads the arguments; an {@link IllegalArgumentException} says what is wrong with them. */
  static CommandLine parse(String... args) {
    List<String> rest = new ArrayList<>(List.of(args));
    Path store = null;
    if (!rest.isEmpty() && rest.get(0).equals(STORE)) {
      if (rest.size() < 2) {
        throw new IllegalArgumentException(STORE + " needs a directory");
      }
      store = Path.of(rest.get(1));
      rest.subList(0, 2).clear();
    }
    if (rest.size() < 2) {
      throw new IllegalArgumentException("a folder and a question are needed");
    }
    Path folder = Path.of(rest.get(0));
    if (!Files.isDirectory(folder)) {
      String problem =
          Files.exists(folder) ? "this is a file, not a folder" : "there is no such folder";
      throw new IllegalArgumentException(problem + ": folder=" + folder);
    }
    String question = String.join(" ", rest.subList(1, rest.size()));
    if (question.isBlank()) {
      throw new IllegalArgumentException("the question is blank");
    }
    return new CommandLine(folder, question, store == null ? defaultStore(folder) : store);
  }

  /** Two folders never share a store, or each answer would come from both. */
  private static Path defaultStore(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    String number = Integer.toHexString(absolute.toString().hashCode());
    return Path.of("target", "quickstart", absolute.getFileName() + "-" + number);
  }
}
