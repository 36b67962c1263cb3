package dev.ragged.memory.privacy.redact;

/**
 * The text form of IPv6 addresses (RFC 4291, section 2.2), without those that are more likely to be
 * something else in running text: a::b, 1::2 and others without a decimal digit, or with fewer than
 * three groups that are all short. ::1 is one.
 */
final class Ipv6 {
  private static final int MAX_LENGTH = 45;
  private static final int GROUPS = 8;

  private Ipv6() {}

  static boolean isAddress(String text, int start, int end) {
    if (end - start > MAX_LENGTH || end - start < 3) {
      return false;
    }
    String address = text.substring(start, end);
    int gap = address.indexOf("::");
    if (gap < 0) {
      return hasDigit(address) && groups(address) == GROUPS;
    }
    int before = gap == 0 ? 0 : groups(address.substring(0, gap));
    String rest = address.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest);
    return before >= 0
        && after >= 0
        && before + after < GROUPS
        && hasDigit(address)
        && (before + after >= 3 || hasLongGroup(address) || address.equals("::1"));
  }

  /** Returns the number of 16-bit groups, or -1 if it is no list of them. */
  private static int groups(String list) {
    String[] parts = list.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && isIpv4(parts[i])) {
        count += 2;
      } else if (parts[i].isEmpty() || parts[i].length() > 4 || parts[i].indexOf('.') >= 0) {
        return -1;
      } else {
        count++;
      }
    }
    return count;
  }

  private static boolean isIpv4(String part) {
    DigitGroups octets = new DigitGroups(part);
    if (octets.size() != 4 || part.length() != octets.length(0, 3) + 3) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (octets.length(i) > 3 || octets.value(i) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasDigit(String address) {
    return address.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean hasLongGroup(String address) {
    for (String part : address.split("[:.]", -1)) {
      if (part.length() >= 3) {
        return true;
      }
    }
    return false;
  }

  static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
