// SPDX-License-Identifier: MIT
package dev.helios.connectors.gcp;

import java.io.IOException;

class FakeContractTest extends PubSubContract {
  @Override
  StandIn start() throws IOException {
    return StandIn.fake();
  }
}
