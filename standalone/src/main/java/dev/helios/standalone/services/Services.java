// SPDX-License-Identifier: MIT
package dev.helios.standalone.services;

import dev.helios.standalone.Refused;
import dev.helios.standalone.ServiceKind;
import dev.helios.standalone.data.DataFolder;
import dev.helios.standalone.data.Pid;
import dev.helios.standalone.supervise.ManagedProcess;
import dev.helios.standalone.supervise.ProcessSupervisor;
import dev.helios.standalone.supervise.Supervisor;
import dev.helios.standalone.unpack.Jars;
import dev.helios.standalone.unpack.Software;
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
  public static final Set<ServiceKind> ALL =
      Set.copyOf(EnumSet.of(ServiceKind.POSTGRESQL, ServiceKind.KAFKA, ServiceKind.REDIS));

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final DataFolder data;
  private final LocalServices local;
  private final Supervisor supervisor;
  private final Thread atExit;

  private Services(DataFolder data, LocalServices local, Supervisor supervisor) {
    this.data = data;
    this.local = local;
    this.supervisor = supervisor;
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
   * @param kinds any of {@link #ALL}
   * @throws Refused when it cannot be done on this machine, or the folder is in use
   * @throws IOException when a part was not ready within two minutes, or files cannot be written
   */
  public static Services start(Path data, Set<ServiceKind> kinds)
      throws IOException, InterruptedException, Refused {
    if (!ALL.containsAll(kinds)) {
      throw new IllegalArgumentException("expected parts of " + ALL + ", found " + kinds);
    }
    DataFolder folder = DataFolder.own(data);
    try {
      LocalServices local = LocalServices.of(folder, software(folder));
      Supervisor supervisor = new Supervisor(processes(local, folder, kinds));
      Services services = new Services(folder, local, supervisor);
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

  private static List<ProcessSupervisor> processes(
      LocalServices local, DataFolder folder, Set<ServiceKind> kinds) {
    List<ProcessSupervisor> processes = new ArrayList<>();
    for (ManagedProcess child : local.services()) {
      if (kinds.contains(child.kind())) {
        processes.add(new ProcessSupervisor(child, folder.run(), Services::log));
      }
    }
    return processes;
  }

  private static void log(ServiceKind kind, String message) {
    System.getLogger(Services.class.getName())
        .log(System.Logger.Level.DEBUG, () -> kind.label() + " " + message);
  }

  private void begin() throws IOException, InterruptedException, Refused {
    try {
      supervisor.start();
      if (!supervisor.awaitReady(START_LIMIT)) {
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
    return local.postgres().url();
  }

  /** The same as a JDBC URL, without the password. */
  public String jdbcUrl() throws IOException {
    return local.postgres().jdbcUrl();
  }

  /** The password of the role {@code helios}. */
  public String databasePassword() throws IOException {
    return local.postgres().password();
  }

  /** The password of the superuser {@code postgres}, for checks that need it. */
  public String superuserPassword() throws IOException {
    return local.postgres().superPassword();
  }

  /** {@code 127.0.0.1:PORT}. */
  public String kafkaBootstrapServers() throws IOException {
    return local.kafka().address();
  }

  /** {@code redis://127.0.0.1:PORT}. */
  public String redisUrl() throws IOException {
    return local.redis().url();
  }

  /** The environment that points a HELIOS server at the started parts. */
  public Map<String, String> environment() throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    for (ProcessSupervisor process : supervisor.processes()) {
      environment.putAll(local.environment(process.kind()));
    }
    return environment;
  }

  /** The part's process id now. */
  public long pid(ServiceKind kind) {
    return running(kind).number();
  }

  /** Kills the part's main process. It comes back by itself; see {@link #awaitReady}. */
  public void kill9(ServiceKind kind) throws InterruptedException {
    process(kind).kill9();
  }

  /** Freezes the part and every process below it: connections stay open, answers stop. */
  public void pause(ServiceKind kind) throws InterruptedException {
    running(kind).signalTree("STOP");
  }

  /** Ends {@link #pause}. */
  public void resume(ServiceKind kind) throws InterruptedException {
    running(kind).signalTree("CONT");
  }

  /** Stops the part in order and keeps it down until {@link #start(ServiceKind)}. */
  public void stop(ServiceKind kind) throws InterruptedException {
    process(kind).stop();
  }

  /** Starts a stopped part, on the same port with the same data, and waits until it is ready. */
  public void start(ServiceKind kind) throws IOException, InterruptedException, Refused {
    process(kind).start();
    awaitReady(kind, START_LIMIT);
  }

  /** {@link #stop} and {@link #start(ServiceKind)}. */
  public void restart(ServiceKind kind) throws IOException, InterruptedException, Refused {
    stop(kind);
    start(kind);
  }

  /**
   * Waits until the part answers, also after {@link #kill9}.
   *
   * @throws IOException when it does not within the limit
   */
  public void awaitReady(ServiceKind kind, Duration limit)
      throws IOException, InterruptedException, Refused {
    if (!process(kind).awaitReady(limit)) {
      throw new IOException("%s was not ready within %s".formatted(kind.label(), limit));
    }
  }

  private ProcessSupervisor process(ServiceKind kind) {
    return supervisor
        .process(kind)
        .orElseThrow(() -> new NoSuchElementException(kind.label() + " was not started here"));
  }

  private Pid running(ServiceKind kind) {
    return process(kind)
        .running()
        .orElseThrow(() -> new IllegalStateException(kind.label() + " is not running"))
        .pid();
  }

  private void stopAll() {
    try {
      supervisor.stop();
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
