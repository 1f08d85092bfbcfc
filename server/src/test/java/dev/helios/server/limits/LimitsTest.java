// SPDX-License-Identifier: MIT
package dev.helios.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.helios.server.config.HeliosConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final int HEAD_MAX = 32 * 1_024;
  private static final int LINE_MAX = 16 * 1_024;

  private static List<Limits.Limit> limits(Map<String, String> environment) {
    return Limits.of(HeliosConfig.read(environment), HEAD_MAX, LINE_MAX);
  }

  @Test
  void of_aSettingThatIsChanged_changesItsLimit() {
    Map<String, String> environment =
        Map.of("HELIOS_BODY_MAX_AWS", "3MiB", "HELIOS_HEAD_DEADLINE", "7s");

    assertThat(limits(environment))
        .contains(
            new Limits.Limit(
                "body.aws",
                3 << 20,
                "bytes",
                "HELIOS_BODY_MAX_AWS",
                "413, as sent and as inflated"),
            new Limits.Limit("deadline.head", 7, "seconds", "HELIOS_HEAD_DEADLINE", "408, closed"));
  }

  @Test
  void of_eachLimit_isNamedOnceAndItsSettingExists() throws IOException {
    String settings = Files.readString(Path.of("../docs/configuration.md"));

    assertThat(limits(Map.of()).stream().map(Limits.Limit::name)).doesNotHaveDuplicates();
    assertThat(limits(Map.of()))
        .hasSizeGreaterThan(30)
        .allSatisfy(limit -> assertThat(limit.value()).as(limit.name()).isPositive())
        .filteredOn(limit -> limit.setting() != null)
        .allSatisfy(limit -> assertThat(settings).contains("| `" + limit.setting() + "` |"));
  }

  @Test
  void headAndLine_areThoseOfTheServersProperties() throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
        .contains("max-header-size=" + HEAD_MAX / 1_024 + "K\n")
        .contains("max-initial-line-length=" + LINE_MAX + "\n");
  }

  @Test
  void documentation_isGeneratedFromTheLimits() throws IOException {
    Path page = Path.of("../docs/limits.md");
    String expected = page(limits(Map.of()));
    if (Boolean.getBoolean("helios.write-docs")) {
      Files.writeString(page, expected);
    }

    assertThat(Files.readString(page))
        .as("run the build with -Dhelios.write-docs=true to bring docs/limits.md up to date")
        .isEqualTo(expected);
  }

  private static String page(List<Limits.Limit> limits) {
    return """
    # Limits

    What HELIOS bounds, and what becomes of what goes beyond. A running server tells its own values at
    `GET /api/v1/limits`; here they are with every setting at its default. A reason code such as `json.too_deep`
    means quarantine on a cloud's webhook and 422 on the direct API: [bad-input.md](bad-input.md). This page is
    generated from `Limits`, which takes the values from where the code uses them.

    | limit | value | unit | setting | beyond it |
    |---|---|---|---|---|
    """
        + limits.stream().map(LimitsTest::row).collect(Collectors.joining());
  }

  private static String row(Limits.Limit limit) {
    String setting = limit.setting() == null ? "" : "`" + limit.setting() + "`";
    return String.format(
        Locale.ROOT,
        "| `%s` | %,d | %s | %s | %s |\n",
        limit.name(),
        limit.value(),
        limit.unit(),
        setting,
        limit.beyond());
  }
}
