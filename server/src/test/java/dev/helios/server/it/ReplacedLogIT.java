// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.services.Services;
import dev.helios.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of a log is forgotten with it, while the server runs and when it starts. */
class ReplacedLogIT {
  private static final String EVENTS = "helios.events";

  private static final String EVENT =
      """
      {"id":"kept-1","source":"shop","detail-type":"Seen","time":"2026-11-22T07:00:00Z",
       "detail":{"order_id":"O"}}
      """;

  private final Path folder;

  ReplacedLogIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void post_topicDeletedAndCreatedAgainUnderTheServer_isAcceptedAgain() throws Exception {
    try (Services services =
            Services.start(folder.resolve("data"), Set.of(ServiceKind.KAFKA, ServiceKind.REDIS));
        HeliosServer server = new HeliosServer(environment(services), log())) {
      server.launch();
      Await.until("events are taken", () -> ready(server));
      assertThat(fate(server)).isEqualTo("accepted");
      Await.until("the event is remembered", () -> fate(server).equals("duplicate"));

      createAgain(services);

      Await.until("the event is taken into the new log", () -> fate(server).equals("accepted"));
    }
  }

  private Map<String, String> environment(Services services) throws Exception {
    Map<String, String> environment = new HashMap<>(services.environment());
    environment.put("HELIOS_ROLES", "ingest");
    environment.put("HELIOS_STATE_DIR", folder.resolve("streams").toString());
    return environment;
  }

  private static Path log() throws Exception {
    Path log = Files.createDirectories(Path.of("target", "it-logs")).resolve("replaced-log.log");
    Files.deleteIfExists(log);
    return log;
  }

  private static boolean ready(HeliosServer server) throws Exception {
    try {
      return server.client().get("/api/v1/health/ready").status() == 200;
    } catch (java.io.IOException notYet) {
      return false;
    }
  }

  /** What became of the event; the status where it was not taken. */
  private static String fate(HeliosServer server) throws Exception {
    Answer answer = server.client().post("/api/v1/webhooks/aws/eventbridge", EVENT);
    return answer.status() == 200 ? answer.member("status") : "" + answer.status();
  }

  private static void createAgain(Services services) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", (Object) services.kafkaBootstrapServers()))) {
      admin.deleteTopics(List.of(EVENTS)).all().get();
      Await.until("the topic is gone", () -> !admin.listTopics().names().get().contains(EVENTS));
      admin
          .createTopics(List.of(new NewTopic(EVENTS, Optional.of(2), Optional.empty())))
          .all()
          .get();
    }
  }
}
