package dev.ragged.bench;

import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.SourceItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Some of the files of a folder. */
record FileSlice(String name, List<Path> files) implements DocumentSource {
  /**
   * Returns all files below {@code folder}, {@code size} at a time, in the order of their names.
   */
  static List<FileSlice> cut(Path folder, int size) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    List<FileSlice> slices = new ArrayList<>();
    for (int from = 0; from < files.size(); from += size) {
      List<Path> some = files.subList(from, Math.min(from + size, files.size()));
      slices.add(new FileSlice("slice " + slices.size(), some));
    }
    return slices;
  }

  @Override
  public Stream<SourceItem> items() {
    return files.stream().map(file -> new SourceItem.File(file.toString(), file));
  }
}
