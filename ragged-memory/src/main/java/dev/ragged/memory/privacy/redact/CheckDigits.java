package dev.ragged.memory.privacy.redact;

/** Check digits over groups of digits, from the first group to the last. */
final class CheckDigits {
  private CheckDigits() {}

  /** ISO/IEC 7812-1, annex B: every second digit from the right is doubled. */
  static boolean isLuhn(DigitGroups groups, int first, int last) {
    int length = groups.length(first, last);
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int digit = groups.digit(first, i);
      int counted = (length - i) % 2 == 0 ? 2 * digit : digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  /** ISO 2108: 13 digits from 978 or 979 on, in which every second digit is tripled. */
  static boolean isIsbn13(DigitGroups groups, int first, int last) {
    if (groups.length(first, last) != 13
        || groups.digit(first, 0) != 9
        || groups.digit(first, 1) != 7
        || groups.digit(first, 2) < 8) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += groups.digit(first, i) * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }
}
