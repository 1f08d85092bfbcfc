// SPDX-License-Identifier: MIT
package dev.helios.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asked for.
 *
 * @param url where HELIOS is: plain http, on this machine
 * @param out file for the report as Markdown, null for none
 */
public record Options(boolean quick, URI url, @Nullable Path out) {
  private static final URI HERE = URI.create("http://127.0.0.1:8001");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  /** A command line that cannot be carried out; the message is one sentence for its writer. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String sentence) {
      super(sentence);
    }
  }

  /** Reads the words behind {@code ./helios bench}. */
  public static Options parse(List<String> words) throws Wrong {
    boolean quick = false;
    URI url = HERE;
    Path out = null;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "--quick" -> quick = true;
        case "--url" -> url = loopback(value(words, ++i));
        case "--out" -> out = Path.of(value(words, ++i));
        default ->
            throw new Wrong("'" + word + "' is no option of bench; it has --quick, --url, --out.");
      }
    }
    return new Options(quick, url, out);
  }

  private static String value(List<String> words, int at) throws Wrong {
    if (at >= words.size()) {
      throw new Wrong(words.get(at - 1) + " needs a value.");
    }
    return words.get(at);
  }

  /** Load is sent to this machine only: anywhere else it would be an attack by mistake. */
  private static URI loopback(String text) throws Wrong {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new Wrong("--url must be a URL like " + HERE + ", not '" + text + "'.");
    }
    String host = url.getHost();
    if (!"http".equals(url.getScheme()) || host == null || !LOOPBACK.matcher(host).matches()) {
      throw new Wrong(
          "bench sends load to this machine only: --url must be like " + HERE + ", not " + text);
    }
    return URI.create("http://" + host + ":" + (url.getPort() < 0 ? 80 : url.getPort()));
  }
}
