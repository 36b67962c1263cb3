package dev.ragged.embedder.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Writes model directories of a few kilobytes: an embedding table looked up by token, and variants
 * with one fault each. The ONNX file is protocol buffers, written field by field.
 */
final class TinyOnnx {
  static final int DIMENSION = 8;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final List<String> WORDS =
      List.of("[UNK]", "[PAD]", "[CLS]", "probe", "long", "red", "green", "blue", "A", "the", "to");

  private List<String> inputs = List.of("input_ids", "attention_mask", "token_type_ids");
  private String outputs = "hidden";
  private int rows = WORDS.size();
  private float firstWeight = 0.5f;
  private boolean zero;

  static TinyOnnx model() {
    return new TinyOnnx();
  }

  TinyOnnx inputs(String... names) {
    inputs = List.of(names);
    return this;
  }

  /**
   * Chooses the output: {@code hidden}, [texts, tokens, 8]; {@code pooled}, [texts, 8]; {@code
   * scalar}; {@code shape}, integers; {@code flat}, [texts, tokens * 8]; {@code shifted}, as hidden
   * plus the largest component of the batch.
   */
  TinyOnnx output(String output) {
    outputs = output;
    return this;
  }

  /** Makes the table shorter than the tokenizer's vocabulary. */
  TinyOnnx rows(int rows) {
    this.rows = rows;
    return this;
  }

  TinyOnnx firstWeight(float firstWeight) {
    this.firstWeight = firstWeight;
    return this;
  }

  TinyOnnx zero() {
    zero = true;
    return this;
  }

  Path write(Path directory) throws IOException {
    Files.write(directory.resolve("model.onnx"), onnx());
    Files.writeString(directory.resolve("tokenizer.json"), tokenizer());
    return directory;
  }

  private byte[] onnx() {
    Message graph = new Message();
    graph.bytes(1, node("Gather", "hidden", "table", inputs.get(0)));
    switch (outputs) {
      case "hidden" -> {}
      case "pooled" ->
          graph.bytes(
              1, node("ReduceMean", "pooled", "hidden").bytes(5, axes()).bytes(5, dropAxes()));
      case "scalar" -> graph.bytes(1, node("ReduceMax", "scalar", "hidden").bytes(5, dropAxes()));
      case "shape" -> graph.bytes(1, node("Shape", "shape", "hidden"));
      case "flat" -> graph.bytes(1, node("Flatten", "flat", "hidden"));
      case "shifted" -> {
        graph.bytes(1, node("ReduceMax", "max", "hidden").bytes(5, dropAxes()));
        graph.bytes(1, node("Add", "shifted", "hidden", "max"));
      }
      default -> throw new IllegalArgumentException("output=" + outputs);
    }
    graph.text(2, "tiny").bytes(5, table());
    for (String input : inputs) {
      graph.bytes(11, value(input, INT64, true));
    }
    graph.bytes(12, value(outputs, outputs.equals("shape") ? INT64 : FLOAT, false));
    Message opset = new Message().number(2, 13);
    return new Message().number(1, 8).bytes(7, graph).bytes(8, opset).toByteArray();
  }

  private static Message node(String operator, String output, String... inputs) {
    Message node = new Message();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  private static Message axes() {
    return new Message().text(1, "axes").number(8, 1).number(20, 7);
  }

  private static Message dropAxes() {
    return new Message().text(1, "keepdims").number(3, 0).number(20, 2);
  }

  private Message table() {
    Random random = new Random(7);
    ByteBuffer values =
        ByteBuffer.allocate(rows * DIMENSION * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * DIMENSION; i++) {
      values.putFloat(zero ? 0 : i % DIMENSION == 0 ? firstWeight : (float) random.nextGaussian());
    }
    return new Message()
        .number(1, rows)
        .number(1, DIMENSION)
        .number(2, FLOAT)
        .text(8, "table")
        .bytes(9, values.array());
  }

  private static Message value(String name, int type, boolean isInput) {
    Message tensor = new Message().number(1, type);
    if (isInput) {
      Message shape = new Message();
      shape.bytes(1, new Message().text(2, "texts")).bytes(1, new Message().text(2, "tokens"));
      tensor.bytes(2, shape);
    }
    return new Message().text(1, name).bytes(2, new Message().bytes(1, tensor));
  }

  /** A word-level tokenizer whose own limits, 5 tokens padded to 5, must have no effect. */
  private static String tokenizer() {
    StringJoiner vocabulary = new StringJoiner(",");
    for (int i = 0; i < WORDS.size(); i++) {
      vocabulary.add("\"" + WORDS.get(i) + "\":" + i);
    }
    return """
        {"version":"1.0",
         "truncation":{"direction":"Right","max_length":5,"strategy":"LongestFirst","stride":0},
         "padding":{"strategy":{"Fixed":5},"direction":"Right","pad_to_multiple_of":4,"pad_id":1,
                    "pad_type_id":0,"pad_token":"[PAD]"},
         "added_tokens":[],"normalizer":null,"pre_tokenizer":{"type":"Whitespace"},
         "post_processor":{"type":"TemplateProcessing",
           "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],
           "pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
           "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]}}},
         "decoder":null,
         "model":{"type":"WordLevel","vocab":{%s},"unk_token":"[UNK]"}}
        """
        .formatted(vocabulary);
  }

  /** A protocol buffer message: fields in the order of the calls. */
  private static final class Message {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message bytes(int field, Message value) {
      return bytes(field, value.toByteArray());
    }

    Message bytes(int field, byte[] value) {
      varint(((long) field << 3) | 2);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    byte[] toByteArray() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long rest = value;
      while (rest > 0x7f) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }
}
