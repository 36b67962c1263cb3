package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;

/** IPv6 addresses, with the zone behind them if there is one. */
final class Ipv6Finder implements Finder {
  private static final int MAX_ZONE = 16;

  @Override
  public PiiKind kind() {
    return PiiKind.IP;
  }

  @Override
  public List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (!isPart(text.charAt(i))) {
        continue;
      }
      int start = i;
      int colons = 0;
      while (i < text.length() && isPart(text.charAt(i))) {
        colons += text.charAt(i) == ':' ? 1 : 0;
        i++;
      }
      if (colons >= 2) {
        add(found, text, start, i);
      }
    }
    return found;
  }

  private static void add(List<Span> found, String text, int from, int to) {
    int start = from;
    int end = to;
    if (text.charAt(start) == ':' && text.charAt(start + 1) != ':') {
      start++; // the colon of "address:"
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    if (end - start > 2 && text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
      end--;
    }
    boolean free =
        !Chars.isWordPart(Chars.before(text, start)) && !Chars.isWordPart(Chars.at(text, end));
    if (free && Ipv6.isAddress(text, start, end)) {
      found.add(new Span(start, zoneEnd(text, end)));
    }
  }

  private static int zoneEnd(String text, int end) {
    if (Chars.at(text, end) != '%') {
      return end;
    }
    int stop = end + 1;
    while (stop < text.length()
        && stop - end <= MAX_ZONE
        && Character.isLetterOrDigit(text.charAt(stop))) {
      stop++;
    }
    return stop == end + 1 ? end : stop;
  }

  private static boolean isPart(char c) {
    return c == ':' || c == '.' || Ipv6.isHexDigit(c);
  }
}
