package dev.ragged.tck;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A second JVM with the classes of this one, all on its class path. It is killed when this is
 * closed. One thread at a time.
 */
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ChildJvm(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /** Starts {@code main}; what it writes to its error stream appears in that of this JVM. */
  public static ChildJvm start(Class<?> main, String... arguments) {
    return start(command(main, arguments));
  }

  /** Starts any command whose output is to be read. */
  public static ChildJvm start(List<String> command) {
    try {
      return new ChildJvm(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the command that starts {@code main} in a small JVM that starts quickly. */
  public static List<String> command(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                classPath(main),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Returns a class path with everything that this JVM has on its class and module path. */
  public static String classPath(Class<?> test) {
    Set<String> places = new LinkedHashSet<>();
    places.add(placeOf(test));
    places.add(placeOf(ChildJvm.class));
    for (String property : List.of("jdk.module.path", "java.class.path")) {
      String path = System.getProperty(property, "");
      if (!path.isEmpty()) {
        places.addAll(List.of(path.split(File.pathSeparator)));
      }
    }
    return String.join(File.pathSeparator, places);
  }

  /** Returns the folder or archive that a class is read from; a patched module hides it. */
  private static String placeOf(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    URL url = Objects.requireNonNull(type.getResource("/" + file), file);
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI()).toString();
      }
      Path place = Path.of(url.toURI());
      for (int i = 0; i < Path.of(file).getNameCount(); i++) {
        place = Objects.requireNonNull(place.getParent(), file);
      }
      return place.toString();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("no place for " + url, e);
    }
  }

  /** Returns the next line, or null at the end. */
  public @Nullable String readLine() {
    try {
      return out.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next line, which must be there. */
  public String line() {
    return Objects.requireNonNull(readLine(), "the child ended; see its error stream");
  }

  /** Sends a line. */
  public void send(String line) {
    try {
      process.outputWriter().write(line + "\n");
      process.outputWriter().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the process id. */
  public long pid() {
    return process.pid();
  }

  /**
   * Kills the child. Through its handle: {@code Process.destroyForcibly} closes the pipe and throws
   * away what the child had already written.
   */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the end, at most a minute, and returns the exit code. */
  public int waitFor() {
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the child does not end: pid=" + pid());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    kill();
    waitFor();
  }
}
