// SPDX-License-Identifier: MIT
package dev.helios.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The built dashboard in a real browser: what it looks at is in dashboard/e2e. */
@ExtendWith(WithWorld.class)
class DashboardIT {
  private static final long LIMIT_MS = TimeUnit.MINUTES.toMillis(3);

  private final World world;

  DashboardIT(World world) {
    this.world = world;
  }

  @Test
  void dashboard_inABrowser_showsWhatHappens() throws Exception {
    run("e2e/run.mjs");
  }

  @Test
  void dashboard_fullOfScripts_runsNone() throws Exception {
    run("e2e/xss.mjs");
  }

  @Test
  void everyAnswer_isReadByAClientOfTheOpenApiDocument() throws Exception {
    run("e2e/client.mjs");
  }

  private void run(String look) throws Exception {
    Process browser =
        new ProcessBuilder("node", look, world.server().base().toString())
            .directory(Path.of("../dashboard").toFile())
            .redirectErrorStream(true)
            .start();
    Timer limit = new Timer("browser-limit", true);
    limit.schedule(
        new TimerTask() {
          @Override
          public void run() {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
          }
        },
        LIMIT_MS);
    try {
      List<String> said = follow(browser);

      assertThat(browser.waitFor()).as(String.join("\n", said)).isZero();
      assertThat(said).contains("DONE");
    } finally {
      limit.cancel();
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly();
    }
  }

  /** Reads what it says to its end, and restarts the server when it asks for that. */
  private List<String> follow(Process browser) throws Exception {
    List<String> said = new ArrayList<>();
    try (BufferedReader lines = browser.inputReader(StandardCharsets.UTF_8);
        Writer answers = browser.outputWriter(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        said.add(line);
        if (line.equals("RESTART")) {
          restart(answers);
        }
        line = lines.readLine();
      }
    } catch (IOException ended) {
      said.add(ended.toString());
    }
    return said;
  }

  private void restart(Writer answers) throws Exception {
    world.server().kill9();
    world.server().start();
    answers.write("RESTARTED\n");
    answers.flush();
  }
}
