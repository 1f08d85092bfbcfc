// SPDX-License-Identifier: MIT
package dev.helios.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * PostgreSQL, Kafka and Redis for a test or a fault-injection programme: real child processes, on
 * free loopback ports, supervised as under {@code helios up}. A part that dies is started again by
 * itself; {@link #stop} keeps one down. Everything is stopped by {@link #close}, or when this JVM
 * ends in order; if it is killed, the next start on the same folder adopts what still runs.
 *
 * <p>Thread-safe.
 */
public final class Services implements AutoCloseable {
  /** What {@link #start(Path)} starts. */
  public static final Set<Part> ALL =
      Set.copyOf(EnumSet.of(Part.POSTGRESQL, Part.KAFKA, Part.REDIS));

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final DataFolder data;
  private final Crew crew;
  private final Fleet fleet;
  private final Thread atExit;

  private Services(DataFolder data, Crew crew, Fleet fleet) {
    this.data = data;
    this.crew = crew;
    this.fleet = fleet;
    this.atExit = new Thread(this::stopAll, "stop-services");
  }

  /** All three, ready to use. */
  public static Services start(Path data) throws IOException, InterruptedException, Refused {
    return start(data, ALL);
  }

  /**
   * Starts the parts and returns when they are ready.
   *
   * @param data an empty or missing folder, or one that HELIOS made; what it holds is kept
   * @param parts any of {@link #ALL}
   * @throws Refused when it cannot be done on this machine, or the folder is in use
   * @throws IOException when a part was not ready within two minutes, or files cannot be written
   */
  public static Services start(Path data, Set<Part> parts)
      throws IOException, InterruptedException, Refused {
    if (!ALL.containsAll(parts)) {
      throw new IllegalArgumentException("expected parts of " + ALL + ", found " + parts);
    }
    DataFolder folder = DataFolder.own(data);
    try {
      Crew crew = Crew.of(folder, software(folder));
      Fleet fleet = new Fleet(keepers(crew, folder, parts));
      Services services = new Services(folder, crew, fleet);
      Runtime.getRuntime().addShutdownHook(services.atExit);
      services.begin();
      return services;
    } catch (IOException | InterruptedException | Refused failed) {
      folder.close();
      throw failed;
    }
  }

  /** Tests share one unpacked copy in the build's own folder where that can be written. */
  private static Software software(DataFolder folder) throws IOException, Refused {
    Jars jars = Jars.here();
    boolean shared = Files.isWritable(jars.target());
    return new Software(shared ? jars.software() : folder.folder("software"), jars);
  }

  private static List<Keeper> keepers(Crew crew, DataFolder folder, Set<Part> parts) {
    List<Keeper> keepers = new ArrayList<>();
    for (Child child : crew.services()) {
      if (parts.contains(child.part())) {
        keepers.add(new Keeper(child, folder.run(), Services::log));
      }
    }
    return keepers;
  }

  private static void log(Part part, String message) {
    System.getLogger(Services.class.getName())
        .log(System.Logger.Level.DEBUG, () -> part.label() + " " + message);
  }

  private void begin() throws IOException, InterruptedException, Refused {
    try {
      fleet.start();
      if (!fleet.awaitReady(START_LIMIT)) {
        throw new IOException("not ready within " + START_LIMIT + "; logs in " + data.root());
      }
      data.run().writeOwner(true);
    } catch (IOException | InterruptedException | Refused failed) {
      close();
      throw failed;
    }
  }

  /** {@code postgresql://helios:PASSWORD@127.0.0.1:PORT/helios}; the role owns the database. */
  public String databaseUrl() throws IOException {
    return crew.postgres().url();
  }

  /** The same as a JDBC URL, without the password. */
  public String jdbcUrl() throws IOException {
    return crew.postgres().jdbcUrl();
  }

  /** The password of the role {@code helios}. */
  public String databasePassword() throws IOException {
    return crew.postgres().password();
  }

  /** The password of the superuser {@code postgres}, for checks that need it. */
  public String superuserPassword() throws IOException {
    return crew.postgres().superPassword();
  }

  /** {@code 127.0.0.1:PORT}. */
  public String kafkaBootstrapServers() throws IOException {
    return crew.kafka().address();
  }

  /** {@code redis://127.0.0.1:PORT}. */
  public String redisUrl() throws IOException {
    return crew.redis().url();
  }

  /** The environment that points a HELIOS server at the started parts. */
  public Map<String, String> environment() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Keeper keeper : fleet.keepers()) {
      environment.putAll(crew.environment(keeper.part()));
    }
    return environment;
  }

  /** The part's process id now. */
  public long pid(Part part) {
    return running(part).number();
  }

  /** Kills the part's main process. It comes back by itself; see {@link #awaitReady}. */
  public void kill9(Part part) throws InterruptedException {
    keeper(part).kill9();
  }

  /** Freezes the part and every process below it: connections stay open, answers stop. */
  public void pause(Part part) throws InterruptedException {
    running(part).signalTree("STOP");
  }

  /** Ends {@link #pause}. */
  public void resume(Part part) throws InterruptedException {
    running(part).signalTree("CONT");
  }

  /** Stops the part in order and keeps it down until {@link #start(Part)}. */
  public void stop(Part part) throws InterruptedException {
    keeper(part).stop();
  }

  /** Starts a stopped part, on the same port with the same data, and waits until it is ready. */
  public void start(Part part) throws IOException, InterruptedException, Refused {
    keeper(part).start();
    awaitReady(part, START_LIMIT);
  }

  /** {@link #stop} and {@link #start(Part)}. */
  public void restart(Part part) throws IOException, InterruptedException, Refused {
    stop(part);
    start(part);
  }

  /**
   * Waits until the part answers, also after {@link #kill9}.
   *
   * @throws IOException when it does not within the limit
   */
  public void awaitReady(Part part, Duration limit)
      throws IOException, InterruptedException, Refused {
    if (!keeper(part).awaitReady(limit)) {
      throw new IOException("%s was not ready within %s".formatted(part.label(), limit));
    }
  }

  private Keeper keeper(Part part) {
    return fleet
        .keeper(part)
        .orElseThrow(() -> new NoSuchElementException(part.label() + " was not started here"));
  }

  private Pid running(Part part) {
    return keeper(part)
        .running()
        .orElseThrow(() -> new IllegalStateException(part.label() + " is not running"))
        .pid();
  }

  private void stopAll() {
    try {
      fleet.stop();
      data.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      // The folder may have been removed; nothing is left to release.
    }
  }

  /** Stops everything that was started. The folder and its data stay. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      return; // the hook does it
    }
    stopAll();
  }
}
