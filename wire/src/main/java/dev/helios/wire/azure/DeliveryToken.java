// SPDX-License-Identifier: MIT
package dev.helios.wire.azure;

import dev.helios.wire.signature.RequiredClaim;
import dev.helios.wire.signature.TokenRule;
import java.util.List;
import java.util.Set;

/** The Entra token with which Event Grid delivers. */
public final class DeliveryToken {
  /** Event Grid itself, in the public cloud. */
  public static final String EVENT_GRID = "4962773b-9cdb-44cf-a8bf-237846a00ab7";

  public static final String ROLE = "AzureEventGridSecureWebhookSubscriber";

  private DeliveryToken() {}

  /** How a tenant names itself as an issuer, in tokens of both versions. */
  public static Set<String> issuers(String tenant) {
    return Set.of(
        "https://sts.windows.net/" + tenant + "/",
        "https://login.microsoftonline.com/" + tenant + "/v2.0");
  }

  public static String keys(String tenant) {
    return "https://login.microsoftonline.com/" + tenant + "/discovery/v2.0/keys";
  }

  /**
   * @param applications ids of the applications that may call: {@code appid} in tokens of version
   *     1, {@code azp} in version 2
   * @param roles application roles of which the caller must have one; empty to demand none
   */
  public static TokenRule rule(
      Set<String> issuers, Set<String> audiences, Set<String> applications, Set<String> roles) {
    RequiredClaim caller = new RequiredClaim.OneOf(List.of("appid", "azp"), applications);
    List<RequiredClaim> claims =
        roles.isEmpty()
            ? List.of(caller)
            : List.of(caller, new RequiredClaim.Holds("roles", roles));
    return new TokenRule(issuers, audiences, claims, TokenRule.SKEW);
  }
}
