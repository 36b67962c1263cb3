/**
 * Text goes in; vectors of a local ONNX sentence model come out, with no network.
 *
 * <p>{@link dev.ragged.embedder.djl.DjlEmbedder#miniLm()} needs nothing but this module; on the
 * class path it is the default embedder. {@link dev.ragged.embedder.djl.DjlEmbedder#onnx} takes any
 * model directory.
 *
 * <p>Loading a model sets these system properties where the application has not: {@code
 * ai.djl.offline} and {@code OPT_OUT_TRACKING} (no downloads, no telemetry) and {@code
 * ai.djl.onnx.disable_alternative} (no search for a second engine). An application that downloads
 * models by DJL itself sets {@code ai.djl.offline=false} first. DJL unpacks its tokenizer library
 * to {@code ~/.djl.ai} or {@code DJL_CACHE_DIR}, ONNX Runtime its own to {@code java.io.tmpdir}.
 * DJL warns once that there is no CUDA; the loggers {@code ai.djl.onnxruntime.engine.OrtEngine} and
 * {@code ai.djl.util.cuda.CudaUtils} say it.
 */
@NullMarked
package dev.ragged.embedder.djl;

import org.jspecify.annotations.NullMarked;
