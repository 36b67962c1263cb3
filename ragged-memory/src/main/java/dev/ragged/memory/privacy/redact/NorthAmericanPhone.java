package dev.ragged.memory.privacy.redact;

/** 555-123-4567, (555) 123-4567, 1-555-123-4567 and the like. */
final class NorthAmericanPhone {
  private NorthAmericanPhone() {}

  /**
   * Returns the last group of the number that begins with this one, or -1.
   *
   * @param open whether a parenthesis opens before the group
   */
  static int last(DigitGroups groups, int group, boolean open) {
    int area = group;
    boolean inside = open;
    boolean prefixed = false;
    if (!open && groups.length(group) == 1 && groups.digit(group, 0) == 1) {
      char gap = groups.gap(group);
      if (gap == DigitGroups.BREAK || gap == DigitGroups.CLOSE || gap == DigitGroups.SLASH) {
        return -1;
      }
      inside = gap == DigitGroups.OPEN;
      prefixed = true;
      area++;
    }
    if (!groups.hasLengths(area, 3, 3, 4)) {
      return -1;
    }
    char first = groups.gap(area);
    char second = groups.gap(area + 1);
    boolean fits = inside ? first == DigitGroups.CLOSE && isPlain(second) : fits(first, second);
    // "120 300 4500" with spaces alone: area codes do not begin with 0 or 1.
    boolean spaces = first == DigitGroups.SPACE && second == DigitGroups.SPACE && !prefixed;
    return fits && !(spaces && groups.digit(area, 0) < 2) ? area + 2 : -1;
  }

  private static boolean fits(char first, char second) {
    if (first == DigitGroups.DOT || second == DigitGroups.DOT) {
      return first == second;
    }
    return isPlain(second) && (isPlain(first) || first == DigitGroups.SLASH);
  }

  private static boolean isPlain(char gap) {
    return gap == DigitGroups.SPACE || gap == DigitGroups.DOT || DigitGroups.isDash(gap);
  }
}
