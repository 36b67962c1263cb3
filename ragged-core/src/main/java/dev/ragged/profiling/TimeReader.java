package dev.ragged.profiling;

import java.io.IOException;
import java.util.Arrays;

/**
 * The member {@code time} of an operation, read from JSON.
 *
 * @param durations how long the operations took
 * @param self the nanoseconds that they took without their parts
 */
record TimeReader(Durations durations, long self) {
  static TimeReader read(JsonCursor json) throws IOException {
    Long count = null;
    Long total = null;
    Long self = null;
    long min = 0;
    long max = 0;
    Double squares = null;
    long[] samples = {};
    long[] cells = null;
    json.beginObject();
    for (String member = json.nextMember(); member != null; member = json.nextMember()) {
      switch (member) {
        case "count" -> count = json.amount();
        case "total" -> total = json.amount();
        case "self" -> self = json.amount();
        case "min" -> min = json.amount();
        case "max" -> max = json.amount();
        case "sumOfSquares" -> squares = json.number();
        case "samples" -> samples = samples(json);
        case "histogram" -> cells = cells(json);
        default -> json.skip();
      }
    }
    DurationHistogram histogram = histogram(json, json.required(cells, "histogram"), min, max);
    check(json, histogram, json.required(count, "count"), samples);
    return new TimeReader(
        new Durations(
            histogram,
            json.required(total, "total"),
            json.required(squares, "sumOfSquares"),
            samples),
        json.required(self, "self"));
  }

  private static long[] samples(JsonCursor json) throws IOException {
    long[] samples = new long[16];
    int size = 0;
    json.beginArray();
    while (json.nextElement()) {
      if (size == samples.length) {
        samples = Arrays.copyOf(samples, 2 * size);
      }
      samples[size++] = json.amount();
    }
    return Arrays.copyOf(samples, size);
  }

  private static long[] cells(JsonCursor json) throws IOException {
    String text = json.text();
    return json.checked(() -> HdrPayload.decode(text));
  }

  private static DurationHistogram histogram(JsonCursor json, long[] cells, long min, long max) {
    return json.checked(() -> DurationHistogram.of(cells, min, max));
  }

  private static void check(
      JsonCursor json, DurationHistogram histogram, long count, long[] samples) {
    if (histogram.count() != count) {
      throw json.refusal(
          "must have as many operations as its histogram: count="
              + count
              + ", histogram="
              + histogram.count(),
          null);
    }
    if (samples.length > count) {
      throw json.refusal(
          "must have no more samples than operations: samples="
              + samples.length
              + ", count="
              + count,
          null);
    }
    for (long sample : samples) {
      if (sample < histogram.min() || sample > histogram.max()) {
        throw json.refusal("must have samples from its min to its max only: found " + sample, null);
      }
    }
  }
}
