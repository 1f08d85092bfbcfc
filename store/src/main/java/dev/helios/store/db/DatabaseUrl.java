// SPDX-License-Identifier: MIT
package dev.helios.store.db;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a database URL. User, password and parameters are percent-decoded. */
record DatabaseUrl(
    String hosts, String database, String user, String password, Map<String, String> parameters) {
  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?(?:\\+\\w+)?://([^/?#]*)/([^/?#]+)(?:\\?([^#]*))?");

  /** Names of libpq that the driver spells otherwise. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "client_encoding", "",
          "target_session_attrs", "targetServerType");

  static DatabaseUrl parse(String url) {
    Matcher matcher = URL.matcher(url.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected DATABASE_URL like postgresql://user:password@host:5432/database, found a text"
              + " of "
              + url.length()
              + " characters that does not read so");
    }
    String authority = matcher.group(1);
    int at = authority.lastIndexOf('@');
    String credentials = at < 0 ? "" : authority.substring(0, at);
    String hosts = authority.substring(at + 1);
    int colon = credentials.indexOf(':');
    Map<String, String> parameters = parameters(matcher.group(3));
    String user = decoded(colon < 0 ? credentials : credentials.substring(0, colon));
    String password = colon < 0 ? "" : decoded(credentials.substring(colon + 1));
    String userParameter = parameters.remove("user");
    String passwordParameter = parameters.remove("password");
    return new DatabaseUrl(
        hosts.isEmpty() ? "localhost" : hosts,
        URLEncoder.encode(decoded(matcher.group(2)), StandardCharsets.UTF_8),
        userParameter != null ? userParameter : user,
        passwordParameter != null ? passwordParameter : password,
        parameters);
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = pair.substring(0, equals);
        String driverName = DRIVER_NAMES.getOrDefault(name, name);
        if (!driverName.isEmpty()) {
          parameters.put(driverName, decoded(pair.substring(equals + 1)));
        }
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      // A plus is a plus in a URL's user and password.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected percent-encoding in DATABASE_URL, found a % without two hex digits");
    }
  }

  @Override
  public String toString() {
    return hosts + "/" + database;
  }
}
