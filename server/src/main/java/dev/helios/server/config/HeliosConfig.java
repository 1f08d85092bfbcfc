// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every setting of the server, read once from the environment. A value that cannot be read, or a
 * {@code HELIOS_*} name that does not exist, stops the start with a sentence for each. Immutable.
 *
 * <p>{@code docs/configuration.md} is generated from this class.
 */
public final class HeliosConfig {
  static final Setting<String> API_HOST =
      Setting.text("API_HOST", "127.0.0.1", "Address to listen on.");
  static final Setting<Integer> API_PORT =
      Setting.number("API_PORT", 8001, 0, 65_535, "Port of API, feed and dashboard; 0 picks one.");
  static final Setting<String> DATABASE_URL =
      Setting.text(
              "DATABASE_URL",
              "postgresql://helios@127.0.0.1:5432/helios",
              "PostgreSQL, as postgresql://user:password@host:port/database.")
          .asSecret();
  static final Setting<String> REDIS_URL =
      Setting.text(
              "REDIS_URL",
              "",
              "Redis, as redis://host:port: the memory of seen events that gateways share. Empty:"
                  + " each gateway remembers for itself.")
          .asSecret();
  static final Setting<String> DEPLOYMENT_MODE =
      Setting.text(
          "DEPLOYMENT_MODE",
          "",
          "demo or production for all clouds; empty: each cloud for itself, production where it has"
              + " sources or credentials.");
  static final Setting<List<String>> ROLES =
      Setting.list(
          "HELIOS_ROLES",
          "ingest,store,reconcile,feed",
          "What this server does: take events in, store them, judge them, feed the live stream.");
  static final Setting<String> TENANT =
      Setting.text("HELIOS_TENANT", "default", "Tenant of everything that comes in.");
  static final Setting<Boolean> ALLOW_OPEN =
      Setting.flag(
          "HELIOS_ALLOW_OPEN",
          false,
          "Whether to let everybody in, also beyond loopback, where no credential is configured.");
  static final Setting<Integer> DASHBOARD_PORT =
      Setting.number(
          "HELIOS_DASHBOARD_PORT", 0, 0, 65_535, "A second port for the same pages; 0 for none.");
  static final Setting<Duration> STORE_RETENTION =
      Setting.duration(
          "HELIOS_STORE_RETENTION", "30d", "How long PostgreSQL keeps events, in whole days.");
  private static final List<Setting<?>> OWN =
      List.of(
          API_HOST,
          API_PORT,
          DATABASE_URL,
          REDIS_URL,
          DEPLOYMENT_MODE,
          ROLES,
          TENANT,
          ALLOW_OPEN,
          DASHBOARD_PORT,
          STORE_RETENTION);

  /** Every setting there is: these, and those that stand in groups. */
  static final List<Setting<?>> ALL =
      Stream.of(
              OWN,
              BrokerSettings.ALL,
              IntakeSettings.ALL,
              ReconcilerSettings.ALL,
              FeedSettings.ALL,
              LimitSettings.ALL,
              SenderSettings.ALL,
              SourceSettings.ALL,
              AzureTuningSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private static final Set<String> KNOWN_ROLES = Set.of("ingest", "store", "reconcile", "feed");

  private static final Set<String> KNOWN_MODES = Set.of("", Modes.DEMO, Modes.PRODUCTION);

  private final Values values;
  private final SourceSettings sources;
  private final Map<String, String> modes;

  private HeliosConfig(Values values, Map<String, String> environment) {
    this.values = values;
    this.sources = new SourceSettings(values);
    SenderSettings senders = new SenderSettings(values);
    Set<Cloud> configured =
        Modes.CLOUDS.stream()
            .filter(
                cloud ->
                    sources.names(cloud) || senders.guard(cloud) == SenderSettings.Guard.CHECKED)
            .collect(Collectors.toUnmodifiableSet());
    this.modes = Modes.of(values.get(DEPLOYMENT_MODE), configured, environment);
  }

  /**
   * The environment is not one HELIOS can start with; the message says each thing wrong with it.
   */
  public static final class BadConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadConfigException(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /**
   * Reads the environment. Throws {@link BadConfigException}, never with a value in its message.
   */
  public static HeliosConfig read(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    Map<Setting<?>, Object> values = Environment.read(ALL, environment, problems);
    if (!problems.isEmpty()) {
      throw new BadConfigException(problems);
    }
    HeliosConfig config = new HeliosConfig(new Values(values), environment);
    config.check(problems);
    if (!problems.isEmpty()) {
      throw new BadConfigException(problems);
    }
    return config;
  }

  private void check(List<String> problems) {
    roles().stream()
        .filter(role -> !KNOWN_ROLES.contains(role))
        .forEach(role -> problems.add("HELIOS_ROLES: expected ingest, store, reconcile or feed"));
    if (!KNOWN_MODES.contains(get(DEPLOYMENT_MODE))) {
      problems.add("DEPLOYMENT_MODE: expected demo, production or nothing, found something else");
    }
    problems.addAll(sources.problems());
    senders().check(problems);
  }

  static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private <T> T get(Setting<T> setting) {
    return values.get(setting);
  }

  public String databaseUrl() {
    return get(DATABASE_URL);
  }

  /** Empty where gateways share no memory. */
  public String redisUrl() {
    return get(REDIS_URL);
  }

  /** {@code demo} or {@code production} by each cloud's label; see {@link Modes}. */
  public Map<String, String> modes() {
    return modes;
  }

  /** Where events are fetched, published and brought back from. */
  public SourceSettings sources() {
    return sources;
  }

  public List<String> roles() {
    return get(ROLES);
  }

  public boolean has(String role) {
    return roles().contains(role);
  }

  public String tenant() {
    return get(TENANT);
  }

  public String host() {
    return get(API_HOST);
  }

  public int dashboardPort() {
    return get(DASHBOARD_PORT);
  }

  public Duration storeRetention() {
    return get(STORE_RETENTION);
  }

  public LimitSettings limits() {
    return new LimitSettings(values);
  }

  /** Who may send and read. */
  public SenderSettings senders() {
    return new SenderSettings(values);
  }

  /** The log. */
  public BrokerSettings broker() {
    return new BrokerSettings(values);
  }

  /** What the gateway takes in. */
  public IntakeSettings intake() {
    return new IntakeSettings(values);
  }

  public ReconcilerSettings reconciler() {
    return new ReconcilerSettings(values);
  }

  public FeedSettings feed() {
    return new FeedSettings(values);
  }
}
