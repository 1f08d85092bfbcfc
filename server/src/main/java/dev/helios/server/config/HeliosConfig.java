// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
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
  static final Setting<String> KAFKA_BOOTSTRAP_SERVERS =
      Setting.text("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092", "Kafka brokers, host:port,...");
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
  static final Setting<Boolean> LOG_EMBEDDED =
      Setting.flag(
          "HELIOS_LOG_EMBEDDED",
          false,
          "Whether Kafka is one broker without replicas, which then flushes before it"
              + " acknowledges.");
  static final Setting<Integer> LOG_PARTITIONS =
      Setting.number(
          "HELIOS_LOG_PARTITIONS",
          0,
          0,
          1_024,
          "Partitions of topics when they are created; 0 means 2 on the embedded broker, else 12.");
  static final Setting<Integer> LOG_REPLICATION =
      Setting.number(
          "HELIOS_LOG_REPLICATION",
          0,
          0,
          16,
          "Replicas of topics when they are created; 0 means 1 on the embedded broker, else 3.");
  static final Setting<Duration> LOG_RETENTION =
      Setting.duration("HELIOS_LOG_RETENTION", "7d", "How long the log keeps events.");
  static final Setting<Long> LOG_WRITER_MEMORY =
      Setting.size(
          "HELIOS_LOG_WRITER_MEMORY", "64MiB", "Events waiting for the broker; beyond it, 503.");
  static final Setting<Long> LOG_FREE_MIN =
      Setting.size(
          "HELIOS_LOG_FREE_MIN",
          "512MiB",
          "Free space on a broker's disk below which events are answered 503; 0 does not ask.");
  static final Setting<Duration> LOG_APPEND_TIMEOUT =
      Setting.duration(
          "HELIOS_LOG_APPEND_TIMEOUT",
          "2500ms",
          "After which an append without an acknowledgement is answered 503.");
  static final Setting<Duration> DEDUP_TTL =
      Setting.duration("HELIOS_DEDUP_TTL", "24h", "How long the gateway remembers an event.");
  static final Setting<Integer> DEDUP_MAX =
      Setting.number(
          "HELIOS_DEDUP_MAX",
          500_000,
          0,
          50_000_000,
          "How many events the gateway remembers in its own memory, some 150 bytes each.");
  static final Setting<Duration> STORE_RETENTION =
      Setting.duration(
          "HELIOS_STORE_RETENTION", "30d", "How long PostgreSQL keeps events, in whole days.");
  static final Setting<String> STATE_DIR =
      Setting.text(
          "HELIOS_STATE_DIR",
          "data/streams",
          "Folder of the reconciler's state; all of it can be had again from the log.");
  static final Setting<Integer> RECONCILE_THREADS =
      Setting.number("HELIOS_RECONCILE_THREADS", 1, 1, 64, "Threads that judge cases.");
  static final Setting<Integer> RECONCILE_STANDBYS =
      Setting.number(
          "HELIOS_RECONCILE_STANDBYS",
          0,
          0,
          8,
          "Other instances that keep a copy of the reconciler's state, ready to take over.");
  static final Setting<Integer> IN_FLIGHT_MAX =
      Setting.number(
          "HELIOS_IN_FLIGHT_MAX",
          10_000,
          1,
          1_000_000,
          "Deliveries being answered at the same time; beyond it, 503.");
  static final Setting<Integer> BATCH_MAX =
      Setting.number("HELIOS_BATCH_MAX", 5_000, 1, 100_000, "Items in one batch request.");
  static final Setting<Long> BODY_MAX_AWS =
      Setting.size("HELIOS_BODY_MAX_AWS", "2MiB", "Largest body from AWS; beyond it, 413.");
  static final Setting<Long> BODY_MAX_GCP =
      Setting.size("HELIOS_BODY_MAX_GCP", "16MiB", "Largest body from GCP; beyond it, 413.");
  static final Setting<Long> BODY_MAX_AZURE =
      Setting.size("HELIOS_BODY_MAX_AZURE", "2MiB", "Largest body from Azure; beyond it, 413.");
  static final Setting<Long> BODY_MAX_DIRECT =
      Setting.size(
          "HELIOS_BODY_MAX_DIRECT", "16MiB", "Largest body of the direct API; beyond it, 413.");
  static final Setting<List<String>> SNS_TOPICS =
      Setting.list(
          "HELIOS_AWS_SNS_TOPICS",
          "",
          "ARNs of SNS topics whose signed messages are taken and whose subscriptions are"
              + " confirmed.");
  static final Setting<List<String>> GCP_TYPE_ATTRIBUTES =
      Setting.list(
          "HELIOS_GCP_TYPE_ATTRIBUTES",
          "eventType,event_type,type",
          "Pub/Sub attributes that name an event's type, in order of preference.");
  static final Setting<Map<String, String>> GCP_TOPICS =
      Setting.map(
          "HELIOS_GCP_TOPICS", "", "Which topic a Pub/Sub subscription is of: subscription=topic.");
  static final Setting<List<String>> AZURE_ORIGINS =
      Setting.list(
          "HELIOS_AZURE_WEBHOOK_ORIGINS",
          "eventgrid.azure.net",
          "Origins whose CloudEvents web hook handshake is answered.");
  private static final List<Setting<?>> OWN =
      List.of(
          API_HOST,
          API_PORT,
          DATABASE_URL,
          KAFKA_BOOTSTRAP_SERVERS,
          REDIS_URL,
          DEPLOYMENT_MODE,
          ROLES,
          TENANT,
          ALLOW_OPEN,
          DASHBOARD_PORT,
          LOG_EMBEDDED,
          LOG_PARTITIONS,
          LOG_REPLICATION,
          LOG_RETENTION,
          LOG_WRITER_MEMORY,
          LOG_FREE_MIN,
          LOG_APPEND_TIMEOUT,
          DEDUP_TTL,
          DEDUP_MAX,
          STORE_RETENTION,
          STATE_DIR,
          RECONCILE_THREADS,
          RECONCILE_STANDBYS,
          IN_FLIGHT_MAX,
          BATCH_MAX,
          BODY_MAX_AWS,
          BODY_MAX_GCP,
          BODY_MAX_AZURE,
          BODY_MAX_DIRECT,
          SNS_TOPICS,
          GCP_TYPE_ATTRIBUTES,
          GCP_TOPICS,
          AZURE_ORIGINS);

  /** Every setting there is: these, and those that stand in groups. */
  static final List<Setting<?>> ALL =
      Stream.of(OWN, FeedSettings.ALL, LimitSettings.ALL, SenderSettings.ALL, SourceSettings.ALL)
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

  public String kafkaBootstrapServers() {
    return get(KAFKA_BOOTSTRAP_SERVERS);
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

  public boolean logEmbedded() {
    return get(LOG_EMBEDDED);
  }

  public int logPartitions() {
    int configured = get(LOG_PARTITIONS);
    return configured > 0 ? configured : logEmbedded() ? 2 : 12;
  }

  public short logReplication() {
    int configured = get(LOG_REPLICATION);
    return (short) (configured > 0 ? configured : logEmbedded() ? 1 : 3);
  }

  public Duration logRetention() {
    return get(LOG_RETENTION);
  }

  public long logWriterMemory() {
    return get(LOG_WRITER_MEMORY);
  }

  /** In bytes; 0 where nobody looks. */
  public long logFreeMin() {
    return get(LOG_FREE_MIN);
  }

  public Duration logAppendTimeout() {
    return get(LOG_APPEND_TIMEOUT);
  }

  public Duration dedupTtl() {
    return get(DEDUP_TTL);
  }

  public int dedupMax() {
    return get(DEDUP_MAX);
  }

  public Duration storeRetention() {
    return get(STORE_RETENTION);
  }

  public Path stateDir() {
    return Path.of(get(STATE_DIR));
  }

  public int reconcileThreads() {
    return get(RECONCILE_THREADS);
  }

  public int reconcileStandbys() {
    return get(RECONCILE_STANDBYS);
  }

  public int inFlightMax() {
    return get(IN_FLIGHT_MAX);
  }

  public int batchMax() {
    return get(BATCH_MAX);
  }

  /** Largest body, in bytes, from each cloud. */
  public Map<Cloud, Long> bodyMax() {
    Map<Cloud, Long> limits = new EnumMap<>(Cloud.class);
    limits.put(Cloud.AWS, get(BODY_MAX_AWS));
    limits.put(Cloud.GCP, get(BODY_MAX_GCP));
    limits.put(Cloud.AZURE, get(BODY_MAX_AZURE));
    limits.put(Cloud.DIRECT, get(BODY_MAX_DIRECT));
    return limits;
  }

  public LimitSettings limits() {
    return new LimitSettings(values);
  }

  public Set<String> snsTopics() {
    return Set.copyOf(get(SNS_TOPICS));
  }

  public List<String> gcpTypeAttributes() {
    return get(GCP_TYPE_ATTRIBUTES);
  }

  public Map<String, String> gcpTopics() {
    return get(GCP_TOPICS);
  }

  public Set<String> azureOrigins() {
    return Set.copyOf(get(AZURE_ORIGINS));
  }

  /** Who may send and read. */
  public SenderSettings senders() {
    return new SenderSettings(values);
  }

  public FeedSettings feed() {
    return new FeedSettings(values);
  }
}
