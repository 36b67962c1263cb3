package dev.ragged.embedder.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.ragged.error.EmbeddingException;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph in memory, on the CPU, with one thread per call: threads inside a call would make
 * it no faster than a second call beside it, and compete with that one. Thread-safe but for {@link
 * #close()}; a {@link Run} belongs to one thread at a time.
 */
final class OnnxModel implements AutoCloseable {
  private static final String ENGINE = "OnnxRuntime";
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final List<String> KNOWN_INPUTS = List.of(IDS, MASK, TYPES);

  private final Model model;
  private final List<String> inputs;

  private OnnxModel(Model model, List<String> inputs) {
    this.model = model;
    this.inputs = inputs;
  }

  static OnnxModel load(Path file) {
    Model model = newModel(file);
    try {
      model.load(
          file.toAbsolutePath().getParent(),
          file.getFileName().toString(),
          Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1"));
      List<String> inputs = List.copyOf(model.describeInput().keys());
      if (!inputs.contains(IDS) || !KNOWN_INPUTS.containsAll(inputs)) {
        throw new EmbeddingException(
            "the model "
                + file
                + " is no text encoder: it must have the input "
                + IDS
                + " and may have "
                + MASK
                + " and "
                + TYPES
                + ": inputs="
                + inputs);
      }
      return new OnnxModel(model, inputs);
    } catch (EmbeddingException e) {
      model.close();
      throw e;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new EmbeddingException(
          "ONNX Runtime cannot load "
              + file
              + ": "
              + rootCause(e).getMessage()
              + "; the file may be damaged or need a newer runtime. Export or copy it again",
          e);
    }
  }

  private static Model newModel(Path file) {
    try {
      return Model.newInstance(file.getFileName().toString(), Device.cpu(), ENGINE);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw new EmbeddingException(
          "ONNX Runtime cannot be started: "
              + rootCause(e)
              + "; its native library is unpacked to java.io.tmpdir="
              + System.getProperty("java.io.tmpdir")
              + ", which must have 30 MB free and allow execution",
          e);
    }
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    for (Throwable next = cause.getCause(); next != null; next = cause.getCause()) {
      cause = next;
    }
    return cause;
  }

  Run newRun() {
    return new Run(model.newPredictor(new NoopTranslator(), Device.cpu()));
  }

  @Override
  public void close() {
    model.close();
  }

  /** The buffers of one call at a time. */
  final class Run implements AutoCloseable {
    private final Predictor<NDList, NDList> predictor;

    private Run(Predictor<NDList, NDList> predictor) {
      this.predictor = predictor;
    }

    /** Returns the model's first output. */
    ModelOutput predict(TokenBatch batch) throws TranslateException {
      Shape shape = new Shape(batch.rows, batch.columns);
      try (NDManager manager = model.getNDManager().newSubManager()) {
        NDList list = new NDList(inputs.size());
        for (String input : inputs) {
          NDArray array =
              manager.create(LongBuffer.wrap(tensor(batch, input)), shape, DataType.INT64);
          array.setName(input);
          list.add(array);
        }
        try (NDList outputs = predictor.predict(list)) {
          NDArray first = outputs.head();
          if (first.getDataType() != DataType.FLOAT32) {
            throw new EmbeddingException(
                "the model's first output must be of type float32: "
                    + first.getName()
                    + " is "
                    + first.getDataType());
          }
          return new ModelOutput(first.toFloatArray(), first.getShape().getShape());
        }
      }
    }

    private long[] tensor(TokenBatch batch, String input) {
      return switch (input) {
        case IDS -> batch.ids;
        case MASK -> batch.mask;
        case TYPES -> batch.types;
        default -> throw new IllegalStateException("input was not checked: " + input);
      };
    }

    @Override
    public void close() {
      predictor.close();
    }
  }
}
