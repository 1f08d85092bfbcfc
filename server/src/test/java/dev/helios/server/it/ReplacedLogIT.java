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
        HeliosServer server = new HeliosServer(environment(services), log("replaced-log"))) {
      server.launch();
      Await.until("events are taken", () -> ready(server));
      assertThat(fate(server)).isEqualTo("accepted");
      Await.until("the event is remembered", () -> fate(server).equals("duplicate"));

      createAgain(services);

      Await.until("the event is taken into the new log", () -> fate(server).equals("accepted"));
    }
  }

  /** The offsets in the database are those of the old log: in the new one everything is new. */
  @Test
  void topicsOfTheLog_goneUnderTheServer_itEndsAndStoresWhatComesAfterItsNextStart()
      throws Exception {
    try (Services services = Services.start(folder.resolve("data"));
        HeliosServer server =
            new HeliosServer(
                environment(services, "ingest,store,reconcile,feed"), log("replaced-log-read"))) {
      server.start();
      for (int i = 0; i < 30; i++) {
        assertThat(post(server, "old-" + i)).isEqualTo("accepted");
      }
      Await.until("the old log is stored", () -> isStored(server, "old-29"));

      deleteTopics(services);
      Await.until("the server ends", () -> !server.isAlive());
      server.start();
      for (int i = 0; i < 5; i++) {
        assertThat(post(server, "new-" + i)).isEqualTo("accepted");
      }

      Await.until("the new log is stored", () -> isStored(server, "new-4"));
      assertThat(isStored(server, "new-0")).isTrue();
      assertThat(isStored(server, "old-0")).isTrue();
      assertThat(Books.idle(server.client()).path("balanced").asBoolean()).isTrue();
      assertThat(Books.count(Books.idle(server.client()), "stored")).isEqualTo(35);
    }
  }

  private static String post(HeliosServer server, String id) throws Exception {
    String body = EVENT.replace("kept-1", id);
    return server.client().post("/api/v1/webhooks/aws/eventbridge", body).member("status");
  }

  private static boolean isStored(HeliosServer server, String id) throws Exception {
    return server.client().get("/api/v1/events/" + id).status() == 200;
  }

  private static void deleteTopics(Services services) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", (Object) services.kafkaBootstrapServers()))) {
      List<String> ours =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith("helios"))
              .toList();
      admin.deleteTopics(ours).all().get();
    }
  }

  private Map<String, String> environment(Services services) throws Exception {
    return environment(services, "ingest");
  }

  private Map<String, String> environment(Services services, String roles) throws Exception {
    Map<String, String> environment = new HashMap<>(services.environment());
    environment.put("HELIOS_ROLES", roles);
    environment.put("HELIOS_STATE_DIR", folder.resolve("streams").toString());
    return environment;
  }

  private static Path log(String name) throws Exception {
    Path log = Files.createDirectories(Path.of("target", "it-logs")).resolve(name + ".log");
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
