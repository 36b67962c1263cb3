package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * Social security numbers of the USA: area, group and serial with hyphens or spaces between them.
 * Never given out are the areas 000, 666 and 900 to 999, the group 00 and the serial 0000 (Social
 * Security Administration, "Social Security Number Randomization", 2011).
 */
final class SsnFinder implements Finder {
  @Override
  public PiiKind kind() {
    return PiiKind.SSN;
  }

  @Override
  public List<Span> find(String text) {
    DigitGroups groups = new DigitGroups(text);
    List<Span> found = new ArrayList<>();
    int settled = 0;
    for (int group = 0; group < groups.size(); group++) {
      if (isSsn(groups, group)
          && Edges.isCleanBefore(text, groups.start(group), settled)
          && Edges.isCleanAfter(text, groups.end(group + 2))) {
        settled = groups.end(group + 2);
        found.add(new Span(groups.start(group), settled));
        group += 2;
      }
    }
    return found;
  }

  private static boolean isSsn(DigitGroups groups, int group) {
    if (!groups.hasLengths(group, 3, 2, 4)) {
      return false;
    }
    char gap = groups.gap(group);
    int area = groups.value(group);
    return (gap == DigitGroups.SPACE || gap == DigitGroups.HYPHEN || gap == DigitGroups.LONG_DASH)
        && groups.gap(group + 1) == gap
        && area != 0
        && area != 666
        && area < 900
        && groups.value(group + 1) != 0
        && groups.value(group + 2) != 0;
  }
}
