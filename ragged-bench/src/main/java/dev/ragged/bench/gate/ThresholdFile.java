package dev.ragged.bench.gate;

import dev.ragged.bench.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a threshold file: YAML with each key of {@link Limit} once, and a number for each. */
public final class ThresholdFile {
  private final Path file;

  private ThresholdFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it says something else; the message names file, line and
   *     key, and what is allowed
   * @throws IOException if there is no such file
   */
  public static Map<Limit, Double> read(Path file) throws IOException {
    return new ThresholdFile(file).parse(WholeFile.read(file));
  }

  private Map<Limit, Double> parse(String text) {
    Optional<Node> root;
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw refusal(line(e.getProblemMark()), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw refusal(1, "not YAML: " + e.getMessage());
    }
    if (!(root.orElse(null) instanceof MappingNode mapping)) {
      throw refusal(1, "there must be a line \"key: number\" for each of " + Limit.keys());
    }
    Map<Limit, Double> thresholds = new EnumMap<>(Limit.class);
    for (NodeTuple entry : mapping.getValue()) {
      Limit limit = limit(entry.getKeyNode());
      if (thresholds.put(limit, number(limit, entry.getValueNode())) != null) {
        throw refusal(line(entry.getKeyNode()), limit.key() + " is there twice; remove one");
      }
    }
    List<String> missing = new ArrayList<>(Limit.keys());
    thresholds.keySet().forEach(limit -> missing.remove(limit.key()));
    if (!missing.isEmpty()) {
      throw refusal(line(mapping), "keys are missing, each needs a number: missing=" + missing);
    }
    return thresholds;
  }

  private Limit limit(Node key) {
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "(not a text)";
    return Limit.of(name)
        .orElseThrow(() -> refusal(line(key), "unknown key=" + name + ", allowed=" + Limit.keys()));
  }

  private double number(Limit limit, Node value) {
    if (value instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
      try {
        double number = Double.parseDouble(scalar.getValue());
        if (number >= 0 && Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw refusal(line(value), mustBe(limit) + scalar.getValue());
      }
    }
    throw refusal(
        line(value),
        mustBe(limit)
            + (value instanceof ScalarNode scalar ? scalar.getValue() : value.getNodeType()));
  }

  private static String mustBe(Limit limit) {
    return limit.key()
        + " must be a number of "
        + limit.unit()
        + ", at least 0 and without quotes: "
        + limit.key()
        + "=";
  }

  private static int line(Node node) {
    return line(node.getStartMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }

  private IllegalArgumentException refusal(int line, String problem) {
    return new IllegalArgumentException(file + " line " + line + ": " + problem);
  }
}
