package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.StoreException;
import dev.ragged.error.StoreLockedException;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import dev.ragged.tck.ChildJvm;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process per directory. System property {@code ragged.test.lockRounds}: how often each of four
 * processes opens the store in turn (default {@value #DEFAULT_ROUNDS}).
 */
class DirectoryLockTest {
  private static final int DEFAULT_ROUNDS = 8;
  private static final int PROCESSES = 4;

  @TempDir Path temp;

  private Ragged open(Path directory) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(LexicalEmbedder.create(32))
        .build();
  }

  private static void requireLocked(Path store) {
    try (ChildJvm probe = ChildJvm.start(StoreHolder.class, "probe", store.toString())) {
      assertThat(probe.line()).as("the holder's lock").isEqualTo("locked");
    }
  }

  @Test
  void open_secondProcess_isRefusedAtOnceWithPidAndTime() {
    Path store = temp.resolve("store");
    try (Ragged held = open(store);
        ChildJvm other = ChildJvm.start(StoreHolder.class, "hold", store.toString())) {
      String answer = other.line();
      assertThat(answer).startsWith("refused ");
      assertThat(Long.parseLong(answer.substring(8))).as("milliseconds").isLessThan(1_000);
      assertThat(other.line())
          .contains(store.toString())
          .contains("process " + ProcessHandle.current().pid() + " since 2")
          .contains("choose another directory");
      assertThat(other.waitFor()).isZero();
      held.ingest(Document.of("a", "still writable"));
      requireLocked(store);
    }
  }

  @Test
  void open_twiceInOneJvm_isRefusedAndFirstKeepsItsLock() throws Exception {
    Path store = temp.resolve("store");
    try (Ragged held = open(store)) {
      Path link = Files.createSymbolicLink(temp.resolve("link"), store);
      for (Path path : List.of(store, link, store.resolve("..").resolve("store"))) {
        assertThatThrownBy(() -> open(path))
            .isInstanceOf(StoreLockedException.class)
            .hasMessageContaining("this very process")
            .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        requireLocked(store);
      }
      assertThat(held.health().problems()).isEmpty();
    }
    open(store).close();
  }

  @Test
  void open_fromSecondClassLoader_isRefusedAndFirstKeepsItsLock() throws Exception {
    Path store = temp.resolve("store");
    try (Ragged held = open(store);
        SecondLoader other = new SecondLoader(classPath())) {
      Class<?> type = other.loadClass(Ragged.class.getName());
      assertThat(type).isNotSameAs(Ragged.class);
      Object builder = type.getMethod("builder").invoke(null);
      Throwable refusal = catchThrowable(() -> build(builder, other, store));
      assertThat(refusal).isInstanceOf(InvocationTargetException.class);
      assertThat(String.valueOf(refusal.getCause())).contains("StoreLockedException: the store is");
      requireLocked(store);
      assertThat(held.health().problems()).isEmpty();
    }
  }

  private static void build(Object builder, ClassLoader loader, Path store) throws Exception {
    Object embedder =
        loader
            .loadClass(LexicalEmbedder.class.getName())
            .getMethod("create", int.class)
            .invoke(null, 32);
    Object backend =
        loader.loadClass(ExactIndexProvider.class.getName()).getConstructor().newInstance();
    Class<?> type = builder.getClass();
    type.getMethod("directory", Path.class).invoke(builder, store);
    type.getMethod("embedder", loader.loadClass(Embedder.class.getName()))
        .invoke(builder, embedder);
    type.getMethod("backend", loader.loadClass(VectorIndexProvider.class.getName()))
        .invoke(builder, backend);
    type.getMethod("build").invoke(builder);
  }

  /** Loads Ragged's classes anew, whatever its parents have. */
  private static final class SecondLoader extends URLClassLoader {
    SecondLoader(URL[] urls) {
      super(urls, DirectoryLockTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.ragged.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String place : ChildJvm.classPath(DirectoryLockTest.class).split(File.pathSeparator, -1)) {
      urls.add(Path.of(place).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  @Test
  void open_besideStaleLockFiles_works() throws Exception {
    Path store = Files.createDirectories(temp.resolve("store"));
    Files.writeString(store.resolve("ragged.lock"), "garbage");
    Files.writeString(store.resolve("ragged.owner"), "process 1 since long ago");
    try (Ragged ragged = open(store)) {
      assertThat(ragged.health().problems()).isEmpty();
    }
  }

  @Test
  void open_afterOwnerWasKilled_works() {
    Path store = temp.resolve("store");
    try (ChildJvm owner = ChildJvm.start(StoreHolder.class, "hold", store.toString())) {
      assertThat(owner.line()).isEqualTo("held 0");
      assertThatThrownBy(() -> open(store))
          .isInstanceOf(StoreLockedException.class)
          .hasMessageContaining("process " + owner.pid() + " since 2");
      owner.kill();
      owner.waitFor();
      open(store).close();
    }
  }

  @Test
  void open_byFourProcessesInTurn_neverTwoAtOnce() {
    Path store = temp.resolve("store");
    String rounds = Integer.toString(Integer.getInteger("ragged.test.lockRounds", DEFAULT_ROUNDS));
    List<ChildJvm> children = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        children.add(ChildJvm.start(StoreHolder.class, "exclude", store.toString(), rounds));
      }
      for (ChildJvm child : children) {
        assertThat(child.line()).isEqualTo("alone " + rounds);
      }
    } finally {
      children.forEach(ChildJvm::close);
    }
  }

  /** Whoever reads and closes a file of the store in its process releases the locks on it. */
  @Test
  void sync_folderAroundTheStore_readsNothingOfItAndKeepsTheLock() throws Exception {
    Path project = Files.createDirectories(temp.resolve("project"));
    Files.writeString(project.resolve("notes.md"), "notes");
    Path store = project.resolve("my-data");
    try (Ragged held = open(store)) {
      IngestReport report = held.sync(DocumentSource.folder(project));
      assertThat(report.outcomes())
          .extracting(DocumentOutcome::id, outcome -> outcome.cause().orElse(""))
          .containsExactly(
              tuple("my-data/", "the directory of a Ragged store"), tuple("notes.md", ""));
      assertThatThrownBy(() -> held.sync(DocumentSource.folder(store)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("never read as documents")
          .hasMessageContaining(store.toString());
      assertThat(held.count()).isEqualTo(1);
      requireLocked(store);
    }
  }
}
