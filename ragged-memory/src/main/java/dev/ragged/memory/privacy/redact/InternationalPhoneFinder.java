package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Telephone numbers with a plus: 8 to 15 digits (ITU-T E.164, section 6.1, allows up to 15; 8 is
 * what the shortest ones of all but the smallest countries have), in any groups.
 */
final class InternationalPhoneFinder implements Finder {
  private static final int MIN = 8;
  private static final int MAX = 15;
  private static final int NORTH_AMERICA = 11;

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
      int plus = groups.start(group) - 1;
      if (plus < 0
          || !Chars.isPlus(text.charAt(plus))
          || !Edges.isCleanBefore(text, plus, settled)) {
        continue;
      }
      Walk walk = new Walk(text, groups, group);
      if (walk.last >= 0) {
        settled = groups.end(walk.last);
        found.add(new Span(walk.closed ? plus - 1 : plus, settled));
        group = walk.last;
      }
    }
    return found;
  }

  /** Goes from group to group as long as they can belong to the number. */
  private static final class Walk {
    /** The last group of the longest number that was found, or -1. */
    private int last = -1;

    /** Whether the number contains the end of the parenthesis that began before the plus. */
    private boolean closed;

    Walk(String text, DigitGroups groups, int first) {
      boolean outer = Chars.isOpen(Chars.before(text, groups.start(first) - 1));
      boolean inner = false;
      boolean outerClosed = false;
      int dots = 0;
      for (int group = first; groups.length(first, group) <= MAX; group++) {
        int length = groups.length(first, group);
        // "+1.23456789" and "+1.5 2.25 3.75" are decimals: dots come between all groups or none.
        boolean decimals = dots > 0 && (dots < 2 || dots < group - first);
        if (!inner && !decimals && length >= MIN && Edges.isCleanAfter(text, groups.end(group))) {
          last = group;
          closed = outerClosed;
          if (length == NORTH_AMERICA && groups.digit(first, 0) == 1) {
            return;
          }
        }
        char gap = groups.gap(group);
        dots += gap == DigitGroups.DOT ? 1 : 0;
        if (gap == DigitGroups.BREAK || (gap == DigitGroups.OPEN && inner)) {
          return;
        } else if (gap == DigitGroups.OPEN) {
          inner = true;
        } else if (gap == DigitGroups.CLOSE && inner) {
          inner = false;
        } else if (gap == DigitGroups.CLOSE) {
          if (!outer || outerClosed) {
            return;
          }
          outerClosed = true;
        }
      }
    }
  }
}
