// SPDX-License-Identifier: MIT
package dev.helios.server.config;

import dev.helios.core.event.TenantId;
import dev.helios.server.config.reader.SecretText;
import dev.helios.server.config.reader.Setting;
import java.time.Duration;
import java.util.Set;

/** Where the server listens, what it works with, and what it does. Immutable. */
public record ServerSettings(
    @Setting(name = "API_HOST", standard = "127.0.0.1", doc = "Address to listen on.") String host,
    @Setting(
            name = "API_PORT",
            standard = "8001",
            max = 65_535,
            doc = "Port of API, feed and dashboard; 0 picks one.")
        int port,
    @Setting(
            name = "DATABASE_URL",
            standard = "postgresql://helios@127.0.0.1:5432/helios",
            doc = "PostgreSQL, as postgresql://user:password@host:port/database.")
        SecretText databaseUrl,
    @Setting(
            name = "REDIS_URL",
            doc =
                "Redis, as redis://host:port: the memory of seen events that gateways share."
                    + " Empty: each gateway remembers for itself.")
        SecretText redisUrl,
    @Setting(
            name = "DEPLOYMENT_MODE",
            doc =
                "demo or production for all clouds; empty: each cloud for itself, production"
                    + " where it has sources or credentials.")
        String deploymentMode,
    @Setting(
            name = "HELIOS_ROLES",
            standard = "ingest,store,reconcile,feed",
            doc =
                "What this server does: take events in, store them, judge them, feed the live"
                    + " stream.")
        Set<Role> roles,
    @Setting(
            name = "HELIOS_TENANT",
            standard = "default",
            doc =
                "Tenant of everything that comes in, and the only one that is shown: 1 to 63 ASCII"
                    + " letters, digits, '.', '_' or '-', a letter or digit first.")
        TenantId tenant,
    @Setting(
            name = "HELIOS_ALLOW_OPEN",
            standard = "false",
            doc =
                "Whether to let everybody in, also beyond loopback, where no credential is"
                    + " configured.")
        boolean allowOpen,
    @Setting(
            name = "HELIOS_DASHBOARD_PORT",
            standard = "0",
            max = 65_535,
            doc = "A second port for the same pages; 0 for none.")
        int dashboardPort,
    @Setting(
            name = "HELIOS_STORE_RETENTION",
            standard = "30d",
            doc = "How long PostgreSQL keeps events, in whole days.")
        Duration storeRetention) {

  /** Whether only this machine can reach {@link #host}, judged by how it is written. */
  boolean isLoopback() {
    return host.equals("localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
