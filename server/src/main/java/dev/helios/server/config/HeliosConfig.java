// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.Cloud;
import dev.helios.server.config.reader.Environment;
import dev.helios.server.config.reader.Guard;
import dev.helios.server.config.reader.Setting;
import dev.helios.server.config.reader.SettingDefinition;
import dev.helios.server.config.reader.SettingValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every setting of the server, read once from the environment. A value that cannot be read, or a
 * {@code HELIOS_*} name that does not exist, stops the start with a sentence for each. A setting is
 * a component, with {@link Setting}, of one of these records. Immutable.
 *
 * @param modes {@code demo} or {@code production} by each cloud's label; see {@link Modes}
 */
public record HeliosConfig(
    ServerSettings server,
    BrokerSettings broker,
    IntakeSettings intake,
    ReconcilerSettings reconciler,
    FeedSettings feed,
    LimitSettings limits,
    SenderSettings senders,
    SourceSettings sources,
    Map<String, String> modes) {

  /** Every setting there is, in the order of the groups. */
  static final List<SettingDefinition> ALL =
      Arrays.stream(HeliosConfig.class.getRecordComponents())
          .filter(component -> component.getType().isRecord())
          .flatMap(group -> SettingDefinition.of(group.getType()).stream())
          .toList();

  private static final Set<String> KNOWN_MODES = Set.of("", Modes.DEMO, Modes.PRODUCTION);

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
    SettingValues values = Environment.read(ALL, environment, problems);
    if (!problems.isEmpty()) {
      throw new BadConfigException(problems);
    }
    HeliosConfig config = of(values, environment);
    config.check(problems);
    if (!problems.isEmpty()) {
      throw new BadConfigException(problems);
    }
    return config;
  }

  private static HeliosConfig of(SettingValues values, Map<String, String> environment) {
    ServerSettings server = values.group(ServerSettings.class);
    SenderSettings senders = values.group(SenderSettings.class);
    SourceSettings sources = values.group(SourceSettings.class);
    Set<Cloud> configured =
        Modes.CLOUDS.stream()
            .filter(cloud -> sources.names(cloud) || senders.isConfigured(cloud))
            .collect(Collectors.toUnmodifiableSet());
    return new HeliosConfig(
        server,
        values.group(BrokerSettings.class),
        values.group(IntakeSettings.class),
        values.group(ReconcilerSettings.class),
        values.group(FeedSettings.class),
        values.group(LimitSettings.class),
        senders,
        sources,
        Modes.of(server.deploymentMode(), configured, environment));
  }

  private void check(List<String> problems) {
    if (server.host().isEmpty()) {
      problems.add("API_HOST: expected an address to listen on, found nothing");
    }
    if (!KNOWN_MODES.contains(server.deploymentMode())) {
      problems.add("DEPLOYMENT_MODE: expected demo, production or nothing, found something else");
    }
    problems.addAll(SourceRules.problems(sources));
    boolean allClosed =
        Arrays.stream(Cloud.values()).allMatch(cloud -> guard(cloud) == Guard.CLOSED);
    if (allClosed && apiGuard() == Guard.CLOSED) {
      problems.add(
          "API_HOST is not loopback and no credential is configured: set HELIOS_API_KEYS and what"
              + " docs/guides/SECURITY.md names for each sender, or HELIOS_ALLOW_OPEN=true to let"
              + " everybody in");
    }
    problems.addAll(SenderRules.problems(senders));
    problems.addAll(TrustFile.problems(senders.aws()));
  }

  public boolean has(Role role) {
    return server.roles().contains(role);
  }

  /** Who may send to the route of this cloud. */
  public Guard guard(Cloud cloud) {
    return guard(senders.isConfigured(cloud));
  }

  /** Who may use everything else: API, feed, dashboard, metrics. */
  public Guard apiGuard() {
    return guard(!senders.apiKeys().isEmpty());
  }

  private Guard guard(boolean configured) {
    if (configured) {
      return Guard.CHECKED;
    }
    return server.isLoopback() || server.allowOpen() ? Guard.OPEN : Guard.CLOSED;
  }
}
