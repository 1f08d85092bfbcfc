// SPDX-License-Identifier: MIT
package dev.helios.wire.signature;

import com.nimbusds.jose.util.Base64URL;
import dev.helios.wire.gcp.PushToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tokens that somebody might try on an endpoint that takes Pub/Sub's. */
final class TokenAttacks {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String AUDIENCE = "https://helios.example/api/v1/webhooks/gcp/pubsub";
  static final String ACCOUNT = "push@acme.iam.gserviceaccount.com";
  static final TokenRule RULE =
      PushToken.rule(PushToken.ISSUERS, Set.of(AUDIENCE), Set.of(ACCOUNT));
  static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}";
  static final Map<String, String> CLAIMS =
      new LinkedHashMap<>(
          Map.of(
              "iss", "\"https://accounts.google.com\"",
              "aud", "\"" + AUDIENCE + "\"",
              "email", "\"" + ACCOUNT + "\"",
              "email_verified", "true",
              "sub", "\"1138\"",
              "iat", "" + NOW.minusSeconds(60).getEpochSecond(),
              "exp", "" + NOW.plusSeconds(3_540).getEpochSecond()));

  private final LocalIssuer issuer;
  private final LocalIssuer stranger = new LocalIssuer(2_048);
  private final Map<String, String> tokens = new LinkedHashMap<>();

  private TokenAttacks(LocalIssuer issuer) {
    this.issuer = issuer;
  }

  /** By name, tokens none of which may be believed, against an issuer with this key. */
  static Map<String, String> against(LocalIssuer issuer) {
    TokenAttacks attacks = new TokenAttacks(issuer);
    attacks.algorithms();
    attacks.keysOfTheirOwn();
    attacks.keyIds();
    attacks.headers();
    attacks.claims();
    attacks.times();
    attacks.shapes();
    return attacks.tokens;
  }

  static String payload() {
    return LocalIssuer.claims(CLAIMS, "jti", "\"1\"");
  }

  static String header(String alg, String more) {
    return "{\"alg\":\"" + alg + "\",\"kid\":\"k1\"" + more + "}";
  }

  private void algorithms() {
    for (String none : new String[] {"none", "None", "NONE", "nOnE", ""}) {
      tokens.put("alg '" + none + "'", LocalIssuer.start(header(none, ""), payload()) + ".");
      tokens.put("alg '" + none + "' signed", issuer.token(header(none, ""), payload()));
    }
    byte[] der = issuer.key().getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    tokens.put("HS256 with the public key", hs256(der));
    tokens.put("HS256 with its PEM", hs256(pem.getBytes(StandardCharsets.US_ASCII)));
    tokens.put("HS256 with its PEM, trimmed", hs256(pem.strip().getBytes(StandardCharsets.UTF_8)));
    tokens.put("HS256 with its modulus", hs256(issuer.key().getModulus().toByteArray()));
    for (String other :
        new String[] {"RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "HS512"}) {
      tokens.put("alg " + other, issuer.token(header(other, ""), payload()));
    }
    tokens.put(
        "SHA512 under RS512", issuer.signedWith("SHA512withRSA", header("RS512", ""), payload()));
    tokens.put("SHA1 under RS256", issuer.signedWith("SHA1withRSA", HEADER, payload()));
    tokens.put("no alg", issuer.token("{\"kid\":\"k1\"}", payload()));
    tokens.put("alg is null", issuer.token("{\"alg\":null,\"kid\":\"k1\"}", payload()));
    tokens.put("alg is a list", issuer.token("{\"alg\":[\"RS256\"],\"kid\":\"k1\"}", payload()));
  }

  private String hs256(byte[] key) {
    return LocalIssuer.hmac(key, header("HS256", ""), payload());
  }

  private void keysOfTheirOwn() {
    String n = Base64URL.encode(stranger.key().getModulus()).toString();
    String jwk = "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + n + "\"}";
    tokens.put("another's key", stranger.token(HEADER, payload()));
    tokens.put("jwk", stranger.token(header("RS256", ",\"jwk\":" + jwk), payload()));
    tokens.put("jwk, and ours signs", issuer.token(header("RS256", ",\"jwk\":" + jwk), payload()));
    String at = ":\"https://evil.example/keys\"";
    tokens.put("jku", stranger.token(header("RS256", ",\"jku\"" + at), payload()));
    tokens.put("jku, and ours signs", issuer.token(header("RS256", ",\"jku\"" + at), payload()));
    tokens.put("x5u", stranger.token(header("RS256", ",\"x5u\"" + at), payload()));
    tokens.put("x5u, and ours signs", issuer.token(header("RS256", ",\"x5u\"" + at), payload()));
    tokens.put("x5c", stranger.token(header("RS256", ",\"x5c\":[\"MIIB\"]"), payload()));
    tokens.put(
        "x5c, and ours signs", issuer.token(header("RS256", ",\"x5c\":[\"MIIB\"]"), payload()));
  }

  private void keyIds() {
    for (String id :
        new String[] {
          "../../../../dev/null",
          "/etc/passwd",
          "k1' OR '1'='1",
          "https://evil.example/k1",
          "",
          "k1\\u0000",
          "k1\\n",
          "K1",
          "k1 ",
          "file:///proc/self/environ",
          "${jndi:ldap://x}"
        }) {
      String header = "{\"alg\":\"RS256\",\"kid\":\"" + id + "\"}";
      tokens.put("kid " + id, stranger.token(header, payload()));
    }
    tokens.put("no kid", issuer.token("{\"alg\":\"RS256\"}", payload()));
    tokens.put("kid is a number", issuer.token("{\"alg\":\"RS256\",\"kid\":1}", payload()));
  }

  private void headers() {
    tokens.put("crit", issuer.token(header("RS256", ",\"crit\":[\"exp\"],\"exp\":1"), payload()));
    tokens.put(
        "crit b64", issuer.token(header("RS256", ",\"crit\":[\"b64\"],\"b64\":false"), payload()));
    tokens.put("zip", issuer.token(header("RS256", ",\"zip\":\"DEF\""), payload()));
    tokens.put("alg twice", issuer.token(header("none", ",\"alg\":\"RS256\""), payload()));
    tokens.put("kid twice", issuer.token(header("RS256", ",\"kid\":\"k2\""), payload()));
    tokens.put("header is no object", issuer.token("[]", payload()));
    tokens.put("header and more", issuer.token(HEADER + "{}", payload()));
  }

  private void claims() {
    claim(
        "iss",
        null,
        "\"https://evil.example\"",
        "\"https://accounts.google.com/\"",
        "[\"https://accounts.google.com\"]");
    claim(
        "aud",
        null,
        "\"https://other.example\"",
        "\"" + AUDIENCE + "/\"",
        "\"" + AUDIENCE.toUpperCase(java.util.Locale.ROOT) + "\"",
        "[]",
        "1",
        "{\"a\":\"" + AUDIENCE + "\"}");
    claim(
        "email",
        null,
        "\"other@acme.iam.gserviceaccount.com\"",
        "\"" + ACCOUNT + " \"",
        "[\"" + ACCOUNT + "\"]",
        "\"" + ACCOUNT + ".evil.example\"");
    claim("email_verified", null, "false", "\"true\"", "1", "[true]");
    tokens.put("email twice", issuer.token(HEADER, payload().replace("}", ",\"email\":\"x@y\"}")));
    tokens.put("aud twice", issuer.token(HEADER, payload().replace("{", "{\"aud\":\"z\",")));
    tokens.put("exp twice", issuer.token(HEADER, payload().replace("{", "{\"exp\":1,")));
  }

  private void times() {
    claim(
        "exp",
        null,
        "1",
        "" + NOW.minusSeconds(61).getEpochSecond(),
        "\"2030-01-01\"",
        "\"9999999999\"",
        "-1");
    claim("nbf", "" + NOW.plusSeconds(120).getEpochSecond(), "\"soon\"");
    claim("iat", "" + NOW.plusSeconds(3_600).getEpochSecond(), "true");
  }

  private void claim(String name, @Nullable String... values) {
    for (@Nullable String json : values) {
      String token = issuer.token(HEADER, LocalIssuer.claims(CLAIMS, name, json));
      tokens.put(name + " = " + json, token);
    }
  }

  private void shapes() {
    String good = issuer.token(HEADER, payload());
    String[] parts = good.split("\\.", -1);
    tokens.put("empty", "");
    tokens.put("dots", "..");
    tokens.put("two parts", parts[0] + "." + parts[1]);
    tokens.put("no signature", parts[0] + "." + parts[1] + ".");
    tokens.put("four parts", good + "." + parts[2]);
    tokens.put("five parts", good + ".x.y");
    tokens.put("blank before", " " + good);
    tokens.put("blank after", good + " ");
    tokens.put("padded", good + "==");
    tokens.put(
        "payload of another",
        parts[0] + "." + Base64URL.encode(payload().replace("1138", "1139")) + "." + parts[2]);
    tokens.put(
        "header of another", Base64URL.encode(HEADER + " ") + "." + parts[1] + "." + parts[2]);
    tokens.put("signature cut", good.substring(0, good.length() - 4));
    tokens.put("payload is no object", issuer.token(HEADER, "[]"));
    tokens.put("payload is text", issuer.token(HEADER, "hello"));
    tokens.put("payload is deep", issuer.token(HEADER, "{\"a\":" + "[".repeat(2_000) + "}"));
    tokens.put("10 MB", good + "A".repeat(10 << 20));
    tokens.put("many claims", issuer.token(HEADER, many()));
  }

  private static String many() {
    return IntStream.range(0, 3_000)
        .mapToObj(i -> "\"" + i + "\":1")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
