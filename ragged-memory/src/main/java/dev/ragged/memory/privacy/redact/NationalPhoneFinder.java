package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Telephone numbers without a plus: of North America in groups of 3, 3 and 4, also without the
 * first; of other countries with a leading 0.
 */
final class NationalPhoneFinder implements Finder {
  /** Behind these, 3 and 4 digits with a hyphen are a number or range of something else. */
  private static final Set<String> NO_PHONE_AFTER =
      Set.of(
          "page", "pages", "p", "pp", "line", "lines", "row", "rows", "range", "order", "ticket",
          "invoice", "case", "issue", "item", "part", "sku", "ref");

  @Override
  public PiiKind kind() {
    return PiiKind.PHONE;
  }

  @Override
  public List<Span> find(String text) {
    DigitGroups groups = new DigitGroups(text);
    List<Span> found = new ArrayList<>();
    int settled = 0;
    for (int group = 0; group < groups.size(); group++) {
      boolean open = Chars.isOpen(Chars.before(text, groups.start(group)));
      int last = open ? last(text, groups, group, settled, true) : -1;
      int start = groups.start(group) - (last < 0 ? 0 : 1);
      last = last < 0 ? last(text, groups, group, settled, false) : last;
      if (last >= 0) {
        settled = groups.end(last);
        found.add(new Span(start, settled));
        group = last;
      }
    }
    return found;
  }

  /** Returns the last group of the number that begins with this one, or -1. */
  private static int last(String text, DigitGroups groups, int group, int settled, boolean open) {
    int start = groups.start(group);
    if (!open
        && (!Edges.isCleanBefore(text, start, settled) || Edges.isTiedToWordBefore(text, start))) {
      return -1;
    }
    int last = NorthAmericanPhone.last(groups, group, open);
    if (last < 0 && !open && isLocal(text, groups, group)) {
      last = group + 1;
    }
    return last >= 0 && Edges.isCleanAfter(text, groups.end(last))
        ? last
        : TrunkPhone.last(text, groups, group, settled, open);
  }

  private static boolean isLocal(String text, DigitGroups groups, int group) {
    return groups.hasLengths(group, 3, 4)
        && groups.gap(group) == DigitGroups.HYPHEN
        && !isRange(groups.value(group), groups.value(group + 1))
        && !Edges.isIntroducedBy(text, groups.start(group), NO_PHONE_AFTER);
  }

  /** 200-1500 is a range; one telephone number in ten thousand looks like it. */
  private static boolean isRange(int from, int to) {
    return from % 100 == 0 && to % 100 == 0 && from < to;
  }
}
