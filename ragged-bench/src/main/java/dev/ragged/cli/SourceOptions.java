package dev.ragged.cli;

import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.FolderSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which files are read; a part of commands. */
public final class SourceOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Folders, with all below them, and single files.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "The same as PATH without an option; can be repeated.")
  private List<Path> more = new ArrayList<>();

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Only files whose path within the folder fits, such as \"**.md\"; repeatable.")
  private List<String> includes = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "No files whose path within the folder fits; can be repeated.")
  private List<String> excludes = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "The name by which the store knows the folder. Default: its absolute path. Give one, and"
              + " the folder may be moved.")
  private @Nullable String name;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "Put in front of every id; tells apart equal paths of two folders.")
  private @Nullable String prefix;

  /** Creates the options of a call. */
  public SourceOptions() {}

  /**
   * Returns a source for each path, of which there is at least one.
   *
   * @throws IllegalArgumentException if there is none, or one of them does not exist
   */
  public List<DocumentSource> sources() {
    List<Path> all = new ArrayList<>(paths);
    all.addAll(more);
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "a file or folder is needed, for example: ragged index docs");
    }
    return all.stream().map(this::source).toList();
  }

  /** Returns the paths that are files, not folders. */
  List<Path> files() {
    return Stream.concat(paths.stream(), more.stream()).filter(Files::isRegularFile).toList();
  }

  private DocumentSource source(Path path) {
    if (path.toString().isEmpty()) {
      throw new IllegalArgumentException("a path is empty; the present folder is \".\"");
    }
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("there is no such file or folder: " + path);
    }
    return Files.isDirectory(path) ? folder(path) : file(path);
  }

  private DocumentSource folder(Path path) {
    FolderSource folder = DocumentSource.folder(path);
    if (!includes.isEmpty()) {
      folder = folder.include(includes.toArray(String[]::new));
    }
    if (!excludes.isEmpty()) {
      folder = folder.exclude(excludes.toArray(String[]::new));
    }
    if (name != null) {
      folder = folder.named(name);
    }
    return prefix == null ? folder : folder.idPrefix(prefix);
  }

  private DocumentSource file(Path path) {
    SingleFile file = SingleFile.of(path);
    if (name != null) {
      file = file.named(name);
    }
    return prefix == null ? file : file.idPrefix(prefix);
  }
}
