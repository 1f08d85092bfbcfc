// SPDX-License-Identifier: MIT
package dev.helios.clouds.gcp.sdk;

import java.io.IOException;

class FakeContractTest extends PubSubContract {
  @Override
  StandIn start() throws IOException {
    return StandIn.fake();
  }
}
