package dev.ragged.embedder.djl;

import dev.ragged.error.EmbeddingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a model directory, present and not empty.
 *
 * @param model the ONNX graph
 * @param tokenizer the tokenizer's definition in Hugging Face's format
 * @param digest SHA-256 of all that decides vectors: graph, weights beside it, tokenizer
 */
record ModelFiles(Path model, Path tokenizer, String digest) {
  static final String MODEL = "model.onnx";
  static final String TOKENIZER = "tokenizer.json";

  /** Names under which exporters put weights that do not fit into the graph's file. */
  private static final List<String> WEIGHTS = List.of("model.onnx_data", "model.onnx.data");

  static ModelFiles in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new EmbeddingException(
          "a model directory must exist and be a directory: directory="
              + directory
              + ". It holds "
              + MODEL
              + " and "
              + TOKENIZER);
    }
    Path model = require(directory.resolve(MODEL), "export the model to ONNX under this name");
    Path tokenizer =
        require(directory.resolve(TOKENIZER), "copy it from the model's Hugging Face repository");
    return new ModelFiles(model, tokenizer, digest(model, tokenizer));
  }

  private static Path require(Path file, String fix) {
    if (!Files.isRegularFile(file)) {
      throw new EmbeddingException("missing model file: " + file + "; " + fix);
    }
    try {
      if (Files.size(file) == 0) {
        throw new EmbeddingException("empty model file: " + file + "; " + fix);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return file;
  }

  private static String digest(Path model, Path tokenizer) {
    StringBuilder digests = new StringBuilder(sha256(model));
    for (String name : WEIGHTS) {
      Path weights = model.resolveSibling(name);
      if (Files.isRegularFile(weights)) {
        digests.append(" weights ").append(sha256(weights));
      }
    }
    return digests.append(" tokenizer ").append(sha256(tokenizer)).toString();
  }

  private static String sha256(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static EmbeddingException unreadable(Path file, IOException e) {
    return new EmbeddingException(
        "cannot read model file " + file + ": " + e + "; check its permissions", e);
  }
}
