// SPDX-License-Identifier: MIT
package dev.helios.core.flow;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flow from YAML 1.2 or JSON. Every text is answered: with a flow whose parts fit together,
 * or with what is wrong, where, and how to cure it. Limits: {@link FlowLimits}.
 */
public final class FlowParser {
  private static final Pattern FLOW_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Duration SHORTEST = ScalarValues.SHORTEST;
  private static final List<String> KNOWN =
      List.of(
          "flow",
          "version",
          "description",
          "key",
          "window",
          "lateness",
          "hold",
          "steps",
          "order",
          "agree",
          "closes",
          "exposure");

  private final Problems problems = new Problems();
  private final FlowRules rules = new FlowRules(problems);

  private FlowParser() {}

  /** Never throws, whatever the text is. */
  public static ParsedFlow parse(String text) {
    FlowParser parser = new FlowParser();
    try {
      Flow flow = parser.flow(TreeReader.read(text));
      return flow == null || !parser.problems.none()
          ? new ParsedFlow.Invalid(parser.problems.inOrder())
          : new ParsedFlow.Valid(flow);
    } catch (TreeReader.Refused e) {
      return new ParsedFlow.Invalid(List.of(e.error));
    }
  }

  private @Nullable Flow flow(Tree tree) {
    Fields top = Fields.of(tree, "", problems, KNOWN);
    if (top == null) {
      return null;
    }
    String name = name(top);
    String key =
        ScalarValues.keyPath(top, "write key: and the path of the business key in the data");
    Duration window =
        ScalarValues.duration(
            top, "window", SHORTEST, FlowLimits.MAX_WINDOW, "write for example window: 30s");
    Duration lateness =
        ScalarValues.duration(top, "lateness", Duration.ZERO, FlowLimits.MAX_LATENESS, null);
    Duration hold = ScalarValues.duration(top, "hold", SHORTEST, FlowLimits.MAX_WINDOW, null);
    ExposureRule exposure = exposure(top);
    Flow flow =
        new Flow(
            Objects.requireNonNullElse(name, ""),
            version(top),
            Objects.requireNonNullElse(key, ""),
            Objects.requireNonNullElse(window, SHORTEST),
            Objects.requireNonNullElse(lateness, Flow.DEFAULT_LATENESS),
            Objects.requireNonNullElse(hold, Flow.DEFAULT_HOLD),
            new StepReader(problems, rules).steps(top),
            order(top),
            agreements(top, exposure),
            closings(top),
            exposure);
    rules.check(flow, top);
    return flow;
  }

  private static int version(Fields top) {
    if (!top.has("version")) {
      top.problem(top.line(), "version", "'version' is not there", "write version: 1");
    }
    return ScalarValues.whole(top, "version", 1, FlowLimits.MAX_VERSION, 0);
  }

  private static @Nullable String name(Fields top) {
    String name = top.text("flow", FlowLimits.MAX_NAME, "write flow: and its name");
    if (name != null && !FLOW_NAME.matcher(name).matches()) {
      top.problem(
          top.line("flow"),
          "flow",
          "expected up to 64 lower-case letters, digits and hyphens, found '" + name + "'",
          "write for example order-fulfilment");
    }
    return name;
  }

  private List<List<String>> order(Fields top) {
    List<List<String>> chains = new ArrayList<>();
    for (Tree item : top.list("order", FlowLimits.MAX_ORDER)) {
      List<String> chain =
          item instanceof Tree.Sequence sequence
              ? sequence.items().stream()
                  .map(name -> name instanceof Tree.Scalar scalar ? scalar.text() : "")
                  .toList()
              : List.of();
      if (chain.size() < 2 || chain.size() > FlowLimits.MAX_STEPS) {
        top.problem(
            item.line(),
            "order",
            "expected a list of 2 to " + FlowLimits.MAX_STEPS + " steps, found " + item.shown(),
            "write for example [placed, paid]");
      } else {
        rules.lineOf(chain, item.line());
        chains.add(chain);
      }
    }
    return chains;
  }

  private List<Agreement> agreements(Fields top, @Nullable ExposureRule exposure) {
    List<Agreement> agreements = new ArrayList<>();
    int index = 0;
    for (Tree item : top.list("agree", FlowLimits.MAX_AGREEMENTS)) {
      Fields fields =
          Fields.of(
              item,
              "agree[" + index++ + "]",
              problems,
              List.of("fields", "tolerance", "sum", "currency"));
      if (fields != null) {
        Agreement agreement = agreement(fields, exposure);
        rules.lineOf(agreement, item.line());
        agreements.add(agreement);
      }
    }
    return agreements;
  }

  private Agreement agreement(Fields fields, @Nullable ExposureRule exposure) {
    List<FieldRef> refs = refs(fields, "fields");
    if (refs.size() < 2 || Set.copyOf(refs).size() < refs.size()) {
      fields.problem(
          fields.line("fields"),
          "fields",
          "expected at least two different fields, found " + refs,
          "write for example [placed.amount, paid.amount]");
    }
    List<FieldRef> currencies = refs(fields, "currency");
    if (fields.has("currency") && currencies.size() != refs.size()) {
      fields.problem(
          fields.line("currency"),
          "currency",
          "expected one currency for each of "
              + refs.size()
              + " fields, found "
              + currencies.size(),
          "write them in the order of the fields");
    }
    BigDecimal tolerance = ScalarValues.decimal(fields, "tolerance");
    return new Agreement(
        refs,
        tolerance,
        ScalarValues.flag(fields, "sum"),
        fields.has("currency") ? currencies : currenciesOf(refs, exposure));
  }

  /** Fields that are held against the exposure's amount have its currency's name beside them. */
  private static List<FieldRef> currenciesOf(List<FieldRef> refs, @Nullable ExposureRule exposure) {
    FieldRef currency = exposure == null ? null : exposure.currency();
    if (exposure == null || currency == null || !refs.contains(exposure.amount())) {
      return List.of();
    }
    return refs.stream().map(ref -> new FieldRef(ref.step(), currency.path())).toList();
  }

  private static List<FieldRef> refs(Fields fields, String name) {
    List<FieldRef> refs = new ArrayList<>();
    for (Tree tree : fields.list(name, FlowLimits.MAX_FIELDS)) {
      FieldRef ref = ScalarValues.field(tree, fields, name);
      if (ref != null) {
        refs.add(ref);
      }
    }
    return refs;
  }

  private List<Closing> closings(Fields top) {
    List<Closing> closings = new ArrayList<>();
    int index = 0;
    for (Tree item : top.list("closes", FlowLimits.MAX_CLOSINGS)) {
      String path = "closes[" + index++ + "]";
      Fields fields = Fields.of(item, path, problems, List.of("cloud", "type", "reason", "key"));
      if (fields != null) {
        String type = fields.text("type", FlowLimits.MAX_NAME, "write type: and the event's type");
        String reason =
            fields.text("reason", FlowLimits.MAX_NAME, "write reason: and why the case ends");
        Closing closing =
            new Closing(
                ScalarValues.clouds(fields),
                Objects.requireNonNullElse(type, ""),
                Objects.requireNonNullElse(reason, ""),
                ScalarValues.keyPath(fields, null));
        rules.lineOf(closing, item.line());
        closings.add(closing);
      }
    }
    return closings;
  }

  private @Nullable ExposureRule exposure(Fields top) {
    Tree tree = top.tree("exposure", null);
    Fields fields =
        tree == null ? null : Fields.of(tree, "exposure", problems, List.of("amount", "currency"));
    if (fields == null) {
      return null;
    }
    Tree amount = fields.tree("amount", "write amount: and a step's field");
    Tree currency = fields.tree("currency", null);
    FieldRef amountRef = amount == null ? null : ScalarValues.field(amount, fields, "amount");
    FieldRef currencyRef =
        currency == null ? null : ScalarValues.field(currency, fields, "currency");
    return amountRef == null ? null : new ExposureRule(amountRef, currencyRef);
  }
}
