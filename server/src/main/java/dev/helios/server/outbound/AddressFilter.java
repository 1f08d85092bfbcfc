// SPDX-License-Identifier: MIT
package dev.helios.server.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Which addresses the server may call: public ones only, so that nobody can have it knock at doors
 * inside the network. Immutable, pure.
 *
 * @param allowed places as host:port that may be called whatever their address is
 */
public record AddressFilter(Set<String> allowed) {
  private static final List<Range> PRIVATE_4 =
      List.of(
          Range.of("0.0.0.0", 8),
          Range.of("10.0.0.0", 8),
          Range.of("100.64.0.0", 10),
          Range.of("127.0.0.0", 8),
          Range.of("169.254.0.0", 16),
          Range.of("172.16.0.0", 12),
          Range.of("192.0.0.0", 24),
          Range.of("192.0.2.0", 24),
          Range.of("192.88.99.0", 24),
          Range.of("192.168.0.0", 16),
          Range.of("198.18.0.0", 15),
          Range.of("198.51.100.0", 24),
          Range.of("203.0.113.0", 24),
          Range.of("224.0.0.0", 3));

  private static final Range PUBLIC_6 = Range.of("2000::", 3);
  private static final Range TRANSLATED = Range.of("64:ff9b::", 96);

  /** Parts of the public range that lead elsewhere, or nowhere. */
  private static final List<Range> SPECIAL_6 =
      List.of(Range.of("2001::", 23), Range.of("2001:db8::", 32), Range.of("2002::", 16));

  public AddressFilter {
    allowed = Set.copyOf(allowed);
  }

  public boolean permits(String host, int port, InetAddress address) {
    return allowed.contains(host + ":" + port) || isPublic(address.getAddress());
  }

  static boolean isPublic(byte[] address) {
    if (address.length == 4) {
      return PRIVATE_4.stream().noneMatch(range -> range.holds(address));
    }
    if (TRANSLATED.holds(address)) {
      return isPublic(java.util.Arrays.copyOfRange(address, 12, 16));
    }
    return PUBLIC_6.holds(address) && SPECIAL_6.stream().noneMatch(range -> range.holds(address));
  }

  private record Range(byte[] start, int bits) {
    static Range of(String start, int bits) {
      try {
        InetAddress address = InetAddress.getByName(start); // a literal: nobody is asked
        boolean four = address instanceof Inet4Address;
        if (four == start.contains(":")) {
          throw new AssertionError("expected an address as written, found " + start);
        }
        return new Range(address.getAddress(), bits);
      } catch (UnknownHostException e) {
        throw new AssertionError("expected an address, found " + start, e);
      }
    }

    boolean holds(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((address[bit >> 3] & mask) != (start[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
