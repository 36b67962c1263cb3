package dev.ragged.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one mapping of keys to values or further mappings; a key's path is joined by dots. One
 * thread at a time.
 *
 * <p>It follows the parser's events and builds nothing: there is no object that a file could have
 * made, and no anchor to repeat. What a configuration has no use for is refused where it begins, so
 * deep or endless files cost no more than their first levels.
 */
final class YamlReader {
  /** More levels than any key has parts. */
  private static final int MAX_DEPTH = 8;

  private final EntryList entries;

  /** The paths of the mappings that are open, innermost first. */
  private final Deque<String> open = new ArrayDeque<>();

  /** The path that waits for its value. */
  private @Nullable String key;

  private int documents;

  YamlReader(EntryList entries) {
    this.entries = entries;
  }

  void read(String text) {
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    try {
      ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, text));
      while (parser.hasNext()) {
        take(parser.next());
      }
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new IllegalArgumentException(
          entries.place(line) + ": not YAML: " + Shown.text(String.valueOf(e.getProblem())), e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(
          entries.place(1) + ": not YAML: " + Shown.text(String.valueOf(e.getMessage())), e);
    }
  }

  private void take(Event event) {
    int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      throw entries.refusal(line, "a second document begins; keep one");
    } else if (event instanceof MappingEndEvent) {
      open.pop();
    } else if (event instanceof NodeEvent node) {
      take(node, line);
    }
  }

  private void take(NodeEvent event, int line) {
    if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
      throw entries.refusal(line, "anchors and aliases are not allowed; write the value out");
    }
    if (event instanceof ScalarEvent scalar) {
      requireNoTag(scalar.getTag(), line);
      takeScalar(scalar, line);
      return;
    }
    if (event instanceof CollectionStartEvent collection) {
      requireNoTag(collection.getTag(), line);
    }
    if (!(event instanceof MappingStartEvent)) {
      throw entries.refusal(line, at() + "a list is not allowed; write one value");
    }
    if (!open.isEmpty() && key == null) {
      throw entries.refusal(line, "a key must be a text");
    }
    if (open.size() >= MAX_DEPTH) {
      throw entries.refusal(line, at() + "keys must not be nested deeper than " + MAX_DEPTH);
    }
    open.push(key == null ? "" : key + ".");
    key = null;
  }

  private void takeScalar(ScalarEvent scalar, int line) {
    String text = scalar.getValue();
    String path = open.peek();
    if (path == null) {
      if (!text.isEmpty() || !scalar.isPlain()) {
        throw entries.refusal(line, "there must be keys with values, such as \"preset: balanced\"");
      }
    } else if (key == null) {
      key = path + text;
    } else {
      if (scalar.isPlain() && (text.isEmpty() || text.equals("null") || text.equals("~"))) {
        throw entries.refusal(
            line, Shown.text(key) + " has no value; write one, or leave the key out");
      }
      entries.add(key, text, line);
      key = null;
    }
  }

  private void requireNoTag(Optional<String> tag, int line) {
    if (tag.isPresent()) {
      throw entries.refusal(line, at() + "tags are not allowed: tag=" + Shown.text(tag.get()));
    }
  }

  private String at() {
    return key == null ? "" : Shown.text(key) + ": ";
  }
}
