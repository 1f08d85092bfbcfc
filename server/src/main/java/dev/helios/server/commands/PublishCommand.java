// SPDX-License-Identifier: MIT
package dev.helios.server.commands;

import dev.helios.connectors.port.Publisher;
import dev.helios.connectors.port.Publisher.Outgoing;
import dev.helios.connectors.port.Publisher.Sent;
import dev.helios.core.event.Cloud;
import dev.helios.core.retry.Backoff;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.HeliosConfig.BadConfigException;
import dev.helios.server.sources.ClientFactory;
import dev.helios.server.sources.CloudAccounts;
import dev.helios.server.sources.SafeErrorText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * {@code helios publish}: sends events to a cloud's bus as a producer would, with the credentials
 * of whoever runs it. A process of its own, because a server that only receives need not be allowed
 * to publish. Exit code 0 when all were accepted, 1 when some were not, 2 when none was sent.
 */
public final class PublishCommand {
  private static final int BATCH = 100;
  private static final int TRIES = 4;
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** Event Grid alone keeps the producer's ids; elsewhere an event sent twice is two events. */
  private static final Set<Cloud> IDS_KEPT = Set.of(Cloud.AZURE);

  private final Publisher publisher;
  private final PrintStream out;
  private long accepted;
  private long rejected;
  private long unknown;
  private @Nullable String first;

  PublishCommand(Publisher publisher, PrintStream out) {
    this.publisher = publisher;
    this.out = out;
  }

  public static void main(String[] words) {
    PublishOptions options = new PublishOptions();
    System.exit(commandLine(options).execute(words));
  }

  static CommandLine commandLine(PublishOptions options) {
    return new CommandLine(options)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(
            (wrong, words) -> {
              var err = wrong.getCommandLine().getErr();
              err.println(wrong.getMessage());
              err.println("'./helios publish --help' lists what there is.");
              return 2;
            })
        .setExecutionStrategy(
            parsed -> {
              Integer help = CommandLine.executeHelpRequest(parsed);
              return help == null ? run(options) : help;
            });
  }

  private static int run(PublishOptions options) {
    try {
      Instant now = Instant.now();
      CloudAccounts accounts =
          CloudAccounts.of(HeliosConfig.read(System.getenv()).sources(), InstantSource.system());
      ClientFactory<Publisher> opener = accounts.of(options.cloud).publisher().orElse(null);
      if (opener == null) {
        throw new IllegalArgumentException(
            "Nothing to publish to is configured for "
                + options.cloud.label()
                + "; docs/configuration.md says how.");
      }
      try (Publisher publisher = opener.open()) {
        return new PublishCommand(publisher, System.out).all(options, now);
      }
    } catch (BadConfigException | IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError failed) {
      System.err.println("Nothing was published: " + SafeErrorText.of(failed));
    }
    return 2;
  }

  /** Sends what the options say. */
  int all(PublishOptions options, Instant now) throws IOException, InterruptedException {
    int most = IDS_KEPT.contains(options.cloud) ? TRIES : 1;
    List<Outgoing> batch = new ArrayList<>();
    Path file = options.file();
    if (file == null) {
      for (int i = 1; i <= options.count(); i++) {
        add(batch, OutgoingEvents.made(options.cloud, options.seed(now), i, now), most);
      }
    } else {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          number++;
          if (!line.isBlank()) {
            add(batch, OutgoingEvents.read(line, number, now), most);
          }
        }
      }
    }
    send(batch, most);
    String why = first == null ? "" : "; the first: " + first;
    out.printf(
        "%,d accepted, %,d rejected, %,d without an answer%s%n", accepted, rejected, unknown, why);
    return rejected + unknown == 0 ? 0 : 1;
  }

  private void add(List<Outgoing> batch, Outgoing event, int most) throws InterruptedException {
    batch.add(event);
    if (batch.size() == BATCH) {
      send(batch, most);
      batch.clear();
      if (accepted % 1_000 == 0) {
        out.printf("%,d accepted ...%n", accepted);
      }
    }
  }

  /** Sends a batch; what got no answer goes again, up to {@code most} times in all. */
  private void send(List<Outgoing> batch, int most) throws InterruptedException {
    List<Outgoing> left = List.copyOf(batch);
    for (int tries = 1; !left.isEmpty(); tries++) {
      List<Sent> fates = publisher.publish(left);
      List<Outgoing> again = new ArrayList<>();
      for (int i = 0; i < fates.size(); i++) {
        switch (fates.get(i)) {
          case Sent.Accepted taken -> accepted++;
          case Sent.Rejected no -> {
            rejected++;
            remember(no.why());
          }
          case Sent.Unknown none -> {
            if (tries < most) {
              again.add(left.get(i));
            } else {
              unknown++;
              remember(none.why());
            }
          }
        }
      }
      if (!again.isEmpty()) {
        Thread.sleep(BACKOFF.pause(tries));
      }
      left = again;
    }
  }

  private void remember(String why) {
    if (first == null) {
      first = SafeErrorText.clean(why);
    }
  }
}
