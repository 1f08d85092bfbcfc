// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

import dev.helios.engine.subscription.Subscription;
import dev.helios.server.config.HeliosConfig;
import dev.helios.server.config.Role;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Starts and stops what the capabilities declare to run beside the requests. Nothing here needs the
 * services to be up: each piece waits for what it needs, and the server answers from its first
 * moment, if only with 503.
 */
@ApplicationScoped
public class ServerLifecycle {
  private static final Logger LOG = Logger.getLogger(ServerLifecycle.class);

  private final HeliosConfig config;
  private final Readiness readiness;
  private final SubscriptionRunner subscriptions;
  private final List<LogSubscription> declared;
  private final List<Job> jobs;
  private final List<StopHook> hooks;
  private final BackgroundJobs background = new BackgroundJobs();

  ServerLifecycle(
      HeliosConfig config,
      Readiness readiness,
      SubscriptionRunner subscriptions,
      @All List<LogSubscription> declared,
      @All List<Job> jobs,
      @All List<StopHook> hooks) {
    this.config = config;
    this.readiness = readiness;
    this.subscriptions = subscriptions;
    this.declared = declared;
    this.jobs = jobs;
    this.hooks = hooks;
  }

  void start(@Observes StartupEvent event) {
    LOG.infof("Modes: %s", modes());
    LOG.infof("roles: %s", roles());
    background.start(Job.untilDone("log", true, Set.of(), readiness::prepareLog));
    background.start(Job.untilDone("store", true, Set.of(), readiness::prepareStore));
    declared.stream().filter(LogSubscription::enabled).map(this::job).forEach(background::start);
    jobs.stream().filter(Job::enabled).map(this::waiting).forEach(background::start);
  }

  void stop(@Observes ShutdownEvent event) {
    stop(StopHook.Order.INTAKE);
    readiness.close();
    subscriptions.close();
    stop(StopHook.Order.PROCESSING);
    background.close();
  }

  private void stop(StopHook.Order order) {
    hooks.stream().filter(hook -> hook.order() == order).forEach(hook -> hook.stop().run());
  }

  private Job job(LogSubscription declared) {
    Subscription<?> subscription = declared.subscription().get();
    return waiting(
        Job.untilDone(
            subscription.name(), true, declared.needs(), () -> subscriptions.run(subscription)));
  }

  private Job waiting(Job job) {
    return new Job(
        job.name(),
        job.enabled(),
        job.needs(),
        job.schedule(),
        () -> {
          if (readiness.await(job.needs())) {
            job.work().run();
          }
        });
  }

  private String roles() {
    return config.server().roles().stream().map(Role::label).collect(Collectors.joining(", "));
  }

  private String modes() {
    return config.modes().entrySet().stream()
        .map(mode -> mode.getKey() + " " + mode.getValue())
        .collect(Collectors.joining(", "));
  }
}
