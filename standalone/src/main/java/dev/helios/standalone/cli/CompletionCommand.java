// SPDX-License-Identifier: MIT
package dev.helios.standalone.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = {
      "prints the completion of commands and options for bash and zsh",
      "Use it with: source <(./helios completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var root = Objects.requireNonNull(spec).root().commandLine();
    root.getOut().print(AutoComplete.bash("helios", root));
    root.getOut().flush();
    return 0;
  }
}
