// SPDX-License-Identifier: MIT
package dev.helios.server.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the route does not have, and values that are none of the
 * parameter's type: what would be ignored otherwise, or taken for a page that does not exist. The
 * routes of senders have no declared parameters and are left alone: what a cloud adds to an address
 * is its own.
 */
public final class QueryParameterCheck {
  private static final int SHOWN = 40;

  private final Map<Method, SortedMap<String, Class<?>>> declared = new ConcurrentHashMap<>();

  @ServerRequestFilter
  void check(ContainerRequestContext request, ResourceInfo resource) {
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty() || !request.getMethod().equals("GET")) {
      return;
    }
    SortedMap<String, Class<?>> known =
        declared.computeIfAbsent(resource.getResourceMethod(), QueryParameterCheck::parameters);
    given.forEach(
        (name, values) -> {
          Class<?> type = known.get(name);
          if (type == null) {
            throw ProblemException.badRequest(
                "parameter.unknown",
                "expected of " + known.keySet() + ", found the parameter " + shown(name));
          }
          values.forEach(value -> check(name, value, type));
        });
  }

  private static void check(String name, String value, Class<?> type) {
    if (type == int.class && !isInt(value)) {
      throw ProblemException.badRequest(
          "parameter.not_a_number",
          name
              + ": expected a whole number up to "
              + Integer.MAX_VALUE
              + ", found "
              + shown(value));
    }
    boolean flag = type == boolean.class || type == Boolean.class;
    if (flag && !value.equals("true") && !value.equals("false")) {
      throw ProblemException.badRequest(
          "parameter.not_a_flag", name + ": expected true or false, found " + shown(value));
    }
  }

  private static boolean isInt(String value) {
    try {
      Integer.parseInt(value);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The client's text, shortened and without control characters. */
  private static String shown(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7E]", "?");
    return "'" + (plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain) + "'";
  }

  private static SortedMap<String, Class<?>> parameters(Method method) {
    SortedMap<String, Class<?>> known = new TreeMap<>();
    for (Parameter parameter : method.getParameters()) {
      QueryParam query = parameter.getAnnotation(QueryParam.class);
      if (query != null) {
        known.put(query.value(), parameter.getType());
      }
      if (parameter.isAnnotationPresent(BeanParam.class) && parameter.getType().isRecord()) {
        for (RecordComponent component : parameter.getType().getRecordComponents()) {
          QueryParam part = component.getAccessor().getAnnotation(QueryParam.class);
          known.put(part == null ? component.getName() : part.value(), component.getType());
        }
      }
    }
    return known;
  }
}
