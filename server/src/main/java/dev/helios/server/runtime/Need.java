// SPDX-License-Identifier: MIT
package dev.helios.server.runtime;

/** What has to be there before work can begin. */
public enum Need {
  /** The topics are declared, and appends can succeed. */
  LOG,

  /** The schema of the database is up to date. */
  STORE
}
