// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import java.nio.file.Path;

/**
 * What {@code demo} and {@code up} were asked for.
 *
 * @param data the data folder
 * @param rate the simulator's events per second; 0 for no simulator
 * @param port the API's port
 * @param dashboardPort the dashboard's port
 * @param fresh whether to begin with empty data
 * @param browser whether to open a browser
 */
record Options(Path data, int rate, int port, int dashboardPort, boolean fresh, boolean browser) {}
