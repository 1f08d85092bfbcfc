// SPDX-License-Identifier: MIT
package dev.helios.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFilterTest {
  private static final AddressFilter NONE = new AddressFilter(Set.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "169.254.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2001:db8::1",
        "2001::1",
        "2002:7f00:1::",
        "100::1",
        "5f00::1"
      })
  void permits_whatIsNotPublic_isRefused(String address) throws Exception {
    assertThat(NONE.permits("host", 443, InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2600:1f18::1",
        "2a00:1450:4001::1",
        "2001:4860:4860::8888",
        "64:ff9b::101:101"
      })
  void permits_whatIsPublic_isPermitted(String address) throws Exception {
    assertThat(NONE.permits("host", 443, InetAddress.getByName(address))).isTrue();
  }

  @Test
  void permits_anAllowedPlace_isPermittedThereOnly() throws Exception {
    AddressFilter filter = new AddressFilter(Set.of("keys.internal:8443"));
    InetAddress inside = InetAddress.getByName("10.0.0.1");

    assertThat(filter.permits("keys.internal", 8_443, inside)).isTrue();
    assertThat(filter.permits("keys.internal", 443, inside)).isFalse();
    assertThat(filter.permits("other.internal", 8_443, inside)).isFalse();
  }
}
