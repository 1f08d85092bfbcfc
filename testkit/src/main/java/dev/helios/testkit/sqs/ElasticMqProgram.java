// SPDX-License-Identifier: MIT
package dev.helios.testkit.sqs;

import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;

/** ElasticMQ with its messages in a file of H2, as a program that can be killed. */
public final class ElasticMqProgram {
  static final String READY = "ready";

  private static final Duration RESTORE = Duration.ofSeconds(60);

  private ElasticMqProgram() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    ActorSystem system = ActorSystem.create("elasticmq");
    ActorRef disk = system.actorOf(Props.create(SqlQueuePersistenceActor.class, () -> disk(args)));
    ActorRef queues =
        system.actorOf(
            Props.create(
                QueueManagerActor.class,
                () ->
                    new QueueManagerActor(
                        new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(disk))));
    Patterns.ask(disk, new QueueEvent.Restore(queues), RESTORE).toCompletableFuture().join();
    SQSRestServerBuilder.withActorSystem(system)
        .withQueueManagerActor(queues)
        .withInterface("127.0.0.1")
        .withPort(port)
        .withServerAddress(new NodeAddress("http", "127.0.0.1", port, ""))
        .withQueueEventListener(disk)
        .start()
        .waitUntilStarted();
    System.out.println(READY);
  }

  private static SqlQueuePersistenceActor disk(String[] args) {
    return new SqlQueuePersistenceActor(
        new SqlQueuePersistenceConfig(
            true, "org.h2.Driver", "jdbc:h2:file:" + args[1] + "", "", "", false),
        List$.MODULE$.empty());
  }
}
