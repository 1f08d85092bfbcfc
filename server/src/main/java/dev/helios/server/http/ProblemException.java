// SPDX-License-Identifier: MIT
package dev.helios.server.http;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.detail());
    this.problem = problem;
  }

  public static ProblemException badRequest(String code, String detail) {
    return new ProblemException(Problem.of(400, code, detail));
  }

  public static ProblemException notFound(String code, String detail) {
    return new ProblemException(Problem.of(404, code, detail));
  }

  Problem problem() {
    return problem;
  }
}
