package dev.ragged.memory.privacy.redact;

/**
 * Numbers with a leading 0, as most countries write them: 020 7946 0958, 01 23 45 67 89,
 * 0171/1234567, (030) 123456, 0049 30 123456.
 */
final class TrunkPhone {
  private static final int MIN = 9;
  private static final int MIN_IN_PARENTHESES = 8;
  private static final int MAX = 12;
  private static final int MAX_ABROAD = 15;

  private TrunkPhone() {}

  /**
   * Returns the last group of the longest number that begins with this one, or -1.
   *
   * @param settled end of the number that was found last; a marker will be there
   * @param open whether a parenthesis opens before the group
   */
  static int last(String text, DigitGroups groups, int group, int settled, boolean open) {
    if (groups.digit(group, 0) != 0
        || groups.length(group) < 2
        || Dates.isDate(groups, group)
        || isRefused(groups, group)
        || isCounted(groups, group, settled)) {
      return -1;
    }
    int max = groups.digit(group, 1) == 0 ? MAX_ABROAD : MAX;
    int min = open ? MIN_IN_PARENTHESES : MIN;
    int found = -1;
    int last = group;
    while (last + 1 < groups.size() && isJoint(groups, group, last, open)) {
      last++;
      int length = groups.length(group, last);
      if (length > max) {
        break;
      }
      if (length >= min && Edges.isCleanAfter(text, groups.end(last))) {
        found = last;
      }
    }
    return found >= 0 && !isCounting(groups, group, found) ? found : -1;
  }

  /** The groups of a social security number, which is not one if it gets here. */
  private static boolean isRefused(DigitGroups groups, int group) {
    return groups.hasLengths(group, 3, 2, 4);
  }

  /** One separator throughout; the first may be a parenthesis, a slash or a hyphen instead. */
  private static boolean isJoint(DigitGroups groups, int first, int group, boolean open) {
    char gap = groups.gap(group);
    if (group == first) {
      return open ? gap == DigitGroups.CLOSE : isPlain(gap) || gap == DigitGroups.SLASH;
    }
    char second = groups.gap(first + 1);
    char begin = groups.gap(first);
    boolean mayDiffer =
        open
            || ((begin == DigitGroups.SLASH || begin == DigitGroups.HYPHEN)
                && gap == DigitGroups.SPACE);
    return isPlain(gap) && gap == second && (gap == begin || mayDiffer);
  }

  private static boolean isPlain(char gap) {
    return gap == DigitGroups.SPACE
        || gap == DigitGroups.DOT
        || gap == DigitGroups.HYPHEN
        || gap == DigitGroups.LONG_DASH;
  }

  /** The later groups of 001 002 003. */
  private static boolean isCounted(DigitGroups groups, int group, int settled) {
    return group > 0
        && groups.end(group - 1) > settled
        && isPlain(groups.gap(group - 1))
        && groups.digit(group - 1, 0) == 0;
  }

  /** 001 002 003 and 00 01 02 03 04: three and more groups that all begin with 0. */
  private static boolean isCounting(DigitGroups groups, int first, int last) {
    for (int group = first; group <= last; group++) {
      if (groups.digit(group, 0) != 0) {
        return false;
      }
    }
    return last - first >= 2;
  }
}
