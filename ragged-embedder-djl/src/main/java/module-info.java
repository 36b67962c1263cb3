/** Sentence embeddings by local ONNX models, on DJL and ONNX Runtime. */
module dev.ragged.embedder.djl {
  requires static org.jspecify;
  requires transitive dev.ragged.core;
  requires ai.djl.api;
  requires ai.djl.tokenizers;

  exports dev.ragged.embedder.djl;

  provides dev.ragged.embedding.EmbedderProvider with
      dev.ragged.embedder.djl.MiniLmProvider;
}
