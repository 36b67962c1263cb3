package dev.ragged.cli.memory;

import dev.ragged.memory.rank.evaluation.AbResult;
import dev.ragged.memory.rank.evaluation.PairedComparison;
import dev.ragged.text.TextTable;
import java.util.Locale;

/** How two ways of searching compare, as text and as JSON. */
final class AbText {
  /** Of fewer questions an interval says next to nothing. */
  private static final int FEWEST = 10;

  private AbText() {}

  static String text(AbResult result) {
    TextTable table =
        new TextTable("<>>><>>")
            .row("", "Without", "With", "Difference", "95% interval", "p", "Better/same/worse");
    add(table, "nDCG@" + result.k(), result.ndcg(), true);
    add(table, "Precision@" + result.k(), result.precision(), true);
    add(table, "MRR", result.reciprocalRank(), true);
    add(table, "Milliseconds", result.latencyMillis(), false);
    return result.ndcg().queries() < FEWEST
        ? table.withHeads() + "Fewer than " + FEWEST + " questions say next to nothing.\n"
        : table.withHeads();
  }

  private static void add(
      TextTable table, String name, PairedComparison pair, boolean higherIsBetter) {
    table.row(
        name,
        number(pair.baselineMean()),
        number(pair.variantMean()),
        Shown.change(pair.difference()),
        pair.interval()
            .map(range -> Shown.change(range.low()) + " .. " + Shown.change(range.high()))
            .orElse("-"),
        number(pair.pValue()),
        (higherIsBetter ? pair.wins() : pair.losses())
            + "/"
            + pair.ties()
            + "/"
            + (higherIsBetter ? pair.losses() : pair.wins()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static Object json(AbResult result) {
    return new Members()
        .with("k", result.k())
        .with("ndcg", result.ndcg())
        .with("precision", result.precision())
        .with("reciprocalRank", result.reciprocalRank())
        .with("latencyMs", result.latencyMillis())
        .map();
  }
}
