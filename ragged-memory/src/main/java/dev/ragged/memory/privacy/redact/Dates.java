package dev.ragged.memory.privacy.redact;

/** Tells dates from other groups of digits. */
final class Dates {
  private Dates() {}

  /** Returns whether three groups from here on are a date: 2026-01-15, 15.01.2026 or 01/15/2026. */
  static boolean isDate(DigitGroups groups, int group) {
    if (group + 3 > groups.size()) {
      return false;
    }
    if (isYear(groups, group)) {
      return isMonthAndDay(groups, group + 1);
    }
    return isYear(groups, group + 2) && isMonthAndDay(groups, group);
  }

  /** Returns whether the group is a year from 1900 to 2099. */
  static boolean isYear(DigitGroups groups, int group) {
    int value = groups.value(group);
    return groups.length(group) == 4 && value >= 1900 && value <= 2099;
  }

  private static boolean isMonthAndDay(DigitGroups groups, int group) {
    if (groups.length(group) > 2 || groups.length(group + 1) > 2) {
      return false;
    }
    int a = groups.value(group);
    int b = groups.value(group + 1);
    return a >= 1 && b >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31;
  }
}
