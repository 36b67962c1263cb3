package dev.ragged.bench.soak;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ragged.bench.report.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run has seen so far, in a file if there is one: a JSON value per line, the load first,
 * then a line where a process begins, and one for each sample and each problem. A line counts once
 * its line feed is there, so a process can be killed at any moment. One thread at a time.
 */
final class SoakLog {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** One line, with one of these. */
  private record Line(
      @Nullable SoakLoad load,
      @Nullable Begin begin,
      @Nullable Sample sample,
      @Nullable String problem) {}

  /** The seam before a process. */
  private record Begin(int process, String started, String java) {}

  private final Optional<Path> file;
  private final SoakLoad load;
  private final List<Sample> samples = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int processes;
  private long wholeBytes;

  private SoakLog(Optional<Path> file, SoakLoad load) {
    this.file = file;
    this.load = load;
  }

  /**
   * Reads what earlier processes of a run have seen.
   *
   * @throws IllegalArgumentException if the file is of a run with another load
   * @throws IOException if it is no such file, was edited, or cannot be read
   */
  static SoakLog read(Optional<Path> file, SoakLoad load) throws IOException {
    SoakLog log = new SoakLog(file, load);
    if (file.isPresent() && Files.exists(file.get())) {
      log.read(file.get());
    }
    return log;
  }

  private void read(Path path) throws IOException {
    String text = WholeFile.read(path);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    List<String> lines = whole.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      take(parse(path, i + 1, lines.get(i)), path, i);
    }
    wholeBytes = whole.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Begins another process: cuts off a line without an end, and marks the seam. */
  void begin() throws IOException {
    if (file.isPresent()) {
      Files.createDirectories(file.get().toAbsolutePath().resolveSibling(""));
      try (FileChannel channel =
          FileChannel.open(file.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.truncate(wholeBytes);
      }
    }
    if (wholeBytes == 0) {
      write(new Line(load, null, null, null));
    }
    processes++;
    write(
        new Line(
            null,
            new Begin(processes, Instant.now().toString(), Runtime.version().toString()),
            null,
            null));
  }

  private void take(Line line, Path path, int index) throws IOException {
    if (index == 0 && line.load == null) {
      throw new IOException("a soak report must begin with its load: file=" + path);
    }
    if (line.load != null && !line.load.equals(load)) {
      throw new IllegalArgumentException(
          "a run goes on with the load that it began with; give the same options, or another file:"
              + " file=%s, begun with=%s, given=%s".formatted(path, line.load, load));
    }
    if (line.begin != null) {
      require(line.begin.process == processes + 1, "its process is not the next", path, index);
      processes = line.begin.process;
    }
    if (line.sample != null) {
      require(line.sample.process() == processes, "its process has not begun", path, index);
      require(
          samples.isEmpty() || line.sample.follows(samples.get(samples.size() - 1)),
          "its counts are below those of the sample before",
          path,
          index);
      samples.add(line.sample);
    }
    if (line.problem != null) {
      problems.add(line.problem);
    }
  }

  private static void require(boolean holds, String problem, Path path, int index)
      throws IOException {
    if (!holds) {
      throw refusal(path, index + 1, problem, null);
    }
  }

  private static IOException refusal(
      Path path, int number, String problem, @Nullable Exception cause) {
    return new IOException(
        "not a line of a soak report; delete or move the file to begin anew: file=%s, line=%d: %s"
            .formatted(path, number, problem),
        cause);
  }

  private static Line parse(Path path, int number, String line) throws IOException {
    try {
      return MAPPER.readValue(line, Line.class);
    } catch (JsonProcessingException e) {
      throw refusal(path, number, e.getOriginalMessage(), e);
    }
  }

  void add(Sample sample) throws IOException {
    samples.add(sample);
    write(new Line(null, null, sample, null));
  }

  void problem(String problem) throws IOException {
    problems.add(problem);
    write(new Line(null, null, null, problem));
  }

  private void write(Line line) throws IOException {
    if (file.isPresent()) {
      Files.writeString(
          file.get(),
          MAPPER.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /** Returns the number of the process that writes now, from 1 on. */
  int process() {
    return processes;
  }

  /** Returns the samples of all processes, in order. */
  List<Sample> samples() {
    return Collections.unmodifiableList(samples);
  }

  /** Returns what was found to be wrong, a sentence each. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Returns how many operations were due in all processes. */
  long operations() {
    return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).operations();
  }

  /** Returns for how long. */
  long millis() {
    return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).millis();
  }

  long skipped() {
    return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).skipped();
  }
}
