package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** IPv4 addresses: exactly four groups, 0 to 255 each. */
final class Ipv4Finder implements Finder {
  /** Behind these, four numbers are a version or a place in a document. */
  private static final Set<String> NO_ADDRESS_AFTER =
      Set.of(
          "version",
          "versions",
          "vers",
          "ver",
          "v",
          "release",
          "releases",
          "build",
          "revision",
          "rev",
          "firmware",
          "section",
          "sections",
          "sec",
          "\u00A7",
          "chapter",
          "clause",
          "article",
          "paragraph",
          "appendix",
          "figure",
          "fig",
          "table");

  @Override
  public PiiKind kind() {
    return PiiKind.IP;
  }

  @Override
  public List<Span> find(String text) {
    DigitGroups groups = new DigitGroups(text);
    List<Span> found = new ArrayList<>();
    for (int group = 0; group < groups.size(); ) {
      int last = group;
      boolean octets = isOctet(groups, group);
      while (groups.gap(last) == DigitGroups.DOT) {
        last++;
        octets &= isOctet(groups, last);
      }
      int start = groups.start(group);
      if (last - group == 3 && octets && isFree(text, start, groups.end(last))) {
        found.add(new Span(start, groups.end(last)));
      }
      group = last + 1;
    }
    return found;
  }

  private static boolean isOctet(DigitGroups groups, int group) {
    return groups.length(group) <= 3 && groups.value(group) <= 255;
  }

  private static boolean isFree(String text, int start, int end) {
    return !Chars.isWordPart(Chars.before(text, start))
        && !Chars.isWordPart(Chars.at(text, end))
        && !Edges.isTiedToWordBefore(text, start)
        && !Edges.isTiedToWordAfter(text, end)
        && !Edges.isIntroducedBy(text, start, NO_ADDRESS_AFTER);
  }
}
