// SPDX-License-Identifier: MIT
package dev.helios.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestTest {

  @Test
  void ofParts_cutElsewhere_isAnotherDigest() {
    assertThat(Digest.ofParts("ab", "c")).isNotEqualTo(Digest.ofParts("a", "bc"));
    assertThat(Digest.ofParts("ab", "")).isNotEqualTo(Digest.ofParts("ab"));
    assertThat(Digest.ofParts("a", "b")).isEqualTo(Digest.ofParts("a", "b"));
  }

  @Test
  void ofContent_knowsTypeAndEveryByte() {
    Digest digest = Digest.ofContent("t", Bytes.utf8("{\"a\":1}"));

    assertThat(Digest.ofContent("t", Bytes.utf8("{\"a\":1}"))).isEqualTo(digest);
    assertThat(Digest.ofContent("t", Bytes.utf8("{\"a\": 1}"))).isNotEqualTo(digest);
    assertThat(Digest.ofContent("t{", Bytes.utf8("\"a\":1}"))).isNotEqualTo(digest);
  }

  @Test
  void ofParts_knownInput_isTheFirstHalfOfItsSha256() {
    // SHA-256 of four zero bytes: one part of length nought.
    assertThat(Digest.ofParts("").hex()).isEqualTo("df3f619804a92fdb4057192dc43dd748");
  }

  @Test
  void hexAndUuid_readBack_areTheSame() {
    Digest digest = new Digest(-1L, 0x0123456789abcdefL);

    assertThat(digest.hex()).isEqualTo("ffffffffffffffff0123456789abcdef");
    assertThat(Digest.parse(digest.hex())).isEqualTo(digest);
    assertThat(Digest.of(digest.uuid())).isEqualTo(digest);
  }

  @Test
  void parse_anythingElse_throws() {
    assertThatThrownBy(() -> Digest.parse("ff")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Digest.parse("x".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void identity_anyPartElse_isAnotherIdentity() {
    Set<Digest> digests = new HashSet<>();
    digests.add(new Identity(new TenantId("t"), Cloud.AWS, "s", "1").digest());
    digests.add(new Identity(new TenantId("u"), Cloud.AWS, "s", "1").digest());
    digests.add(new Identity(new TenantId("t"), Cloud.GCP, "s", "1").digest());
    digests.add(new Identity(new TenantId("t"), Cloud.AWS, "s1", "").digest());
    digests.add(new Identity(new TenantId("t"), Cloud.AWS, "s", "2").digest());

    assertThat(digests).hasSize(5);
  }
}
