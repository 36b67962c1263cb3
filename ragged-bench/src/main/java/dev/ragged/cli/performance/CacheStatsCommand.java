package dev.ragged.cli.performance;

import dev.ragged.Ragged;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.cli.CacheUse;
import dev.ragged.cli.Output;
import dev.ragged.cli.Recorded;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what caches hold and what they were good for. */
@Command(
    name = "cache-stats",
    mixinStandardHelpOptions = true,
    header = "Entries, hit rate, times and space of each cache.",
    description = {
      "",
      "Entries and space are those of now. Hit rate and times are those of recorded calls."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged performance cache-stats --since \"-7d\"")
final class CacheStatsCommand implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final RecordedCalls calls = new RecordedCalls();

  CacheStatsCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    Recorded recorded = calls.of(store);
    StringBuilder text = new StringBuilder();
    List<Object> json = new ArrayList<>();
    try (Ragged ragged = store.open()) {
      // What is on disk is looked at when it is first needed.
      ragged.warmUp();
      for (CacheStatistics cache : ragged.caches().statistics()) {
        CacheUse use = use(cache.name(), recorded);
        text.append(text(cache, use)).append('\n');
        json.add(json(cache, use));
      }
    }
    if (json.isEmpty()) {
      text.append("All caches are off.\n");
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("since", calls.since().start());
    all.put("caches", json);
    return output.show(Reply.of(text + recorded.note(), all));
  }

  private static CacheUse use(String name, Recorded recorded) {
    return recorded.caches().stream()
        .filter(use -> use.name().equals(name))
        .findFirst()
        .orElse(new CacheUse(name, 0, 0, 0, 0));
  }

  /** The cache of answers is the one that users know as that of queries. */
  private static String title(String name) {
    return (name.equals("results")
            ? "Query"
            : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
        + " Cache Statistics:\n";
  }

  /** What is in the heap is on disk, too, where there is a disk. */
  private static long entries(CacheStatistics cache) {
    return Math.max(cache.heap().entries(), cache.disk().entries());
  }

  private static String text(CacheStatistics cache, CacheUse use) {
    boolean used = use.hits() + use.misses() > 0;
    return title(cache.name())
        + new TextTable("<>")
            .row("Total entries", Figures.count(entries(cache)))
            .row("Hit rate", used ? Figures.oneDecimal(100 * use.hitRate()) + "%" : "n/a")
            .row(
                "Avg query time (cache hit)",
                use.hits() > 0 ? Figures.duration(use.meanHit()) : "n/a")
            .row(
                "Avg query time (cache miss)",
                use.misses() > 0 ? Figures.duration(use.meanMiss()) : "n/a")
            .row(
                "Space used",
                String.format(
                    Locale.ROOT,
                    "%.2f MB on disk, %.2f MB in the heap",
                    cache.disk().bytes() / MIB,
                    cache.heap().bytes() / MIB))
            .plain();
  }

  private static Map<String, Object> json(CacheStatistics cache, CacheUse use) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", cache.name());
    json.put("entries", entries(cache));
    json.put("bytesOnDisk", cache.disk().bytes());
    json.put("bytesInHeap", cache.heap().bytes());
    json.put("hits", use.hits());
    json.put("misses", use.misses());
    json.put("hitRate", use.hitRate());
    json.put("meanHitMs", use.meanHit());
    json.put("meanMissMs", use.meanMiss());
    return json;
  }
}
