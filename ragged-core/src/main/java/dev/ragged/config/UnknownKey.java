package dev.ragged.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Says what is wrong with a key that no setting has, and which was probably meant. */
final class UnknownKey {
  private UnknownKey() {}

  /** Returns one sentence. */
  static String describe(String key, SettingCatalog catalog) {
    String shown = Shown.text(key);
    if (catalog.hasSection(key)) {
      return shown
          + " is a section, which has no value of its own; its keys are "
          + String.join(", ", catalog.under(key));
    }
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      String leaf = key.substring(0, dot);
      if (catalog.find(leaf).isPresent()) {
        return shown + " is unknown: " + leaf + " is a value, not a section";
      }
    }
    return "unknown key " + shown + advice(key, catalog);
  }

  private static String advice(String key, SettingCatalog catalog) {
    Optional<String> otherName = OtherNames.advice(key);
    if (otherName.isPresent()) {
      return "; " + otherName.get();
    }
    Optional<String> missing = missingPart(key, catalog);
    if (missing.isPresent()) {
      return "; " + missing.get();
    }
    return nearest(key, catalog.keys())
        .map(near -> "; did you mean " + near + "?")
        .orElse("; docs/configuration.md lists all keys");
  }

  /** Advises to add a part if the key would be one of a part that is not there. */
  private static Optional<String> missingPart(String key, SettingCatalog catalog) {
    int first = key.indexOf('.');
    int second = key.indexOf('.', first + 1);
    String head = first < 0 ? "" : key.substring(0, first);
    if (head.equals("memory") && catalog.under(head).size() == 1) {
      return Optional.of("add the dependency that brings a memory, ragged-memory");
    }
    boolean ofPart = second > 0 && (head.equals("backend") || head.equals("embedder"));
    if (!ofPart || catalog.hasSection(key.substring(0, second))) {
      return Optional.empty();
    }
    String name = key.substring(first + 1, second);
    return Optional.of(
        nearest(key, catalog.keys()).map(near -> "did you mean " + near + "? If not, ").orElse("")
            + "add the dependency that brings "
            + head
            + " \""
            + Shown.text(name)
            + "\" with settings");
  }

  private static Optional<String> nearest(String key, Collection<String> keys) {
    int tolerated = Math.max(2, Math.min(key.length(), 60) / 4);
    return keys.stream()
        .min(Comparator.comparingInt(known -> EditDistance.between(key, known)))
        .filter(known -> EditDistance.between(key, known) <= tolerated);
  }
}
