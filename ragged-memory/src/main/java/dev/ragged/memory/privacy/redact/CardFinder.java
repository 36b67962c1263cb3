package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Card numbers (ISO/IEC 7812-1): 13 to 19 digits of which the last is the check digit of Luhn. In a
 * longer row of numbers only the groups that are printed on cards count, because one in ten of all
 * rows passes the check.
 */
final class CardFinder implements Finder {
  private static final int MIN = 13;
  private static final int MAX = 19;
  private static final int MAX_PHONE = 15;

  private final boolean plusCounts;

  /**
   * @param plusCounts whether up to 15 digits behind a plus can be a card; they are a telephone
   *     number first, and a card if they are none
   */
  CardFinder(boolean plusCounts) {
    this.plusCounts = plusCounts;
  }

  @Override
  public PiiKind kind() {
    return PiiKind.CARD;
  }

  @Override
  public List<Span> find(String text) {
    DigitGroups groups = new DigitGroups(text);
    List<Span> found = new ArrayList<>();
    for (int first = 0; first < groups.size(); ) {
      int last = first;
      while (isJoint(groups.gap(last))) {
        last++;
      }
      boolean plus = !plusCounts && Chars.isPlus(Chars.before(text, groups.start(first)));
      if (isWhole(groups, first, last) && !plus) {
        found.add(new Span(groups.start(first), groups.end(last)));
      } else {
        addWithin(found, groups, first, last, plus);
      }
      first = last + 1;
    }
    return found;
  }

  private static boolean isJoint(char gap) {
    return gap == DigitGroups.SPACE || DigitGroups.isDash(gap);
  }

  /** A row that is a card number as a whole, in whatever groups. */
  private static boolean isWhole(DigitGroups groups, int first, int last) {
    int length = groups.length(first, last);
    return length >= MIN
        && length <= MAX
        && !(first == last && isFraction(groups, first))
        && !Dates.isDate(groups, first)
        && isCard(groups, first, last);
  }

  /** Of numbers that overlap nothing stays: which of them is the card cannot be told. */
  private static void addWithin(
      List<Span> found, DigitGroups groups, int first, int last, boolean plus) {
    int covered = -1;
    for (int group = first; group <= last; group++) {
      int end = longest(groups, group, last, plus && group == first);
      if (end < 0) {
        continue;
      }
      if (group <= covered) {
        Span before = found.remove(found.size() - 1);
        found.add(new Span(before.start(), groups.end(Math.max(covered, end))));
      } else {
        found.add(new Span(groups.start(group), groups.end(end)));
      }
      covered = Math.max(covered, end);
    }
  }

  /** Returns the last group of the longest card number that begins with this group, or -1. */
  private static int longest(DigitGroups groups, int group, int last, boolean plus) {
    int found = -1;
    for (int end = group; end <= last && groups.length(group, end) <= MAX; end++) {
      int length = groups.length(group, end);
      boolean phone = plus && length <= MAX_PHONE;
      if (length >= MIN && !phone && isPrinted(groups, group, end) && isCard(groups, group, end)) {
        found = end;
      }
    }
    return found;
  }

  /** One group; groups of 4 and what is left; 4, 6 and 5 or 4. */
  private static boolean isPrinted(DigitGroups groups, int first, int last) {
    if (first == last) {
      return !isFraction(groups, first);
    }
    if (last - first == 2
        && groups.length(first) == 4
        && groups.length(first + 1) == 6
        && (groups.length(last) == 5 || groups.length(last) == 4)) {
      return true;
    }
    for (int group = first; group < last; group++) {
      if (groups.length(group) != 4) {
        return false;
      }
    }
    return groups.length(last) <= 4;
  }

  /** The decimals of a number such as 0.4111111111111111; but not the second of two cards. */
  private static boolean isFraction(DigitGroups groups, int group) {
    return group > 0 && groups.gap(group - 1) == DigitGroups.DOT && groups.length(group - 1) < MIN;
  }

  private static boolean isCard(DigitGroups groups, int first, int last) {
    return CheckDigits.isLuhn(groups, first, last)
        && !CheckDigits.isIsbn13(groups, first, last)
        && !areYears(groups, first, last);
  }

  private static boolean areYears(DigitGroups groups, int first, int last) {
    for (int group = first; group <= last; group++) {
      if (!Dates.isYear(groups, group)) {
        return false;
      }
    }
    return true;
  }
}
