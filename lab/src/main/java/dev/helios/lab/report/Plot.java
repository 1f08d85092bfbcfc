// SPDX-License-Identifier: MIT
package dev.helios.lab.report;

import dev.helios.lab.load.Measured;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.AbstractHistogram;

/**
 * Percentile curves as SVG: time against how many stay below it, both logarithmic, so that the slow
 * few can be seen. Readable on light and on dark.
 */
public final class Plot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 20;
  private static final int BOTTOM = 150;
  private static final double DECADES_X = 4; // up to 99.99 %
  private static final double LOWEST = 2; // 100 microseconds
  private static final double HIGHEST = 7; // 10 seconds
  private static final List<String> COLOURS =
      List.of("#2f7ed8", "#d9730d", "#3a9d5d", "#b0459b", "#c23b3b", "#8a6d1f", "#5b6ad0");

  private Plot() {}

  /** One curve for each that has anything in it. */
  public static String svg(String title, List<Measured> curves) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
        <style>
          text { font: 12px system-ui, sans-serif; fill: #333 }
          .grid { stroke: #ccc; stroke-width: 1 }
          .curve { fill: none; stroke-width: 2; stroke-linejoin: round }
          @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #555 } }
        </style>
        """
            .formatted(WIDTH, HEIGHT, title));
    grid(svg);
    int drawn = 0;
    for (Measured curve : curves) {
      if (curve.count() > 0) {
        curve(svg, curve, drawn++);
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static void grid(StringBuilder svg) {
    for (int power = (int) LOWEST; power <= HIGHEST; power++) {
      double y = y(Math.pow(10, power));
      line(svg, LEFT, y, WIDTH - RIGHT, y);
      String label =
          power < 3 ? "0.1 ms" : power < 6 ? power(power - 3) + " ms" : power(power - 6) + " s";
      text(svg, LEFT - 8, y + 4, "end", label);
    }
    List<String> labels = List.of("0 %", "90 %", "99 %", "99.9 %", "99.99 %");
    for (int decade = 0; decade < labels.size(); decade++) {
      double x = x(1 - Math.pow(10, -decade));
      line(svg, x, TOP, x, HEIGHT - BOTTOM);
      text(svg, x, HEIGHT - BOTTOM + 18, "middle", labels.get(decade));
    }
  }

  private static String power(int exponent) {
    return Long.toString(Math.round(Math.pow(10, exponent)));
  }

  private static void curve(StringBuilder svg, Measured curve, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    AbstractHistogram micros = curve.micros();
    svg.append("<polyline class=\"curve\" stroke=\"").append(colour).append("\" points=\"");
    // No further than the sample reaches: beyond its size a percentile is only its largest value.
    double reach = Math.min(DECADES_X, Math.log10(Math.max(2, curve.count())));
    for (double decade = 0; decade <= reach; decade += 0.05) {
      double share = 1 - Math.pow(10, -decade);
      long value = micros.getValueAtPercentile(share * 100);
      svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(share), y(value)));
    }
    svg.append("\"/>\n");
    double labelY = HEIGHT - BOTTOM + 42 + 16.0 * index;
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%.0f\" width=\"14\" height=\"4\" fill=\"%s\"/>%n",
            LEFT,
            labelY - 6,
            colour));
    text(svg, LEFT + 22, labelY, "start", curve.name() + " (" + curve.count() + ")");
  }

  private static double x(double share) {
    double decade = Math.min(DECADES_X, -Math.log10(1 - share));
    return LEFT + decade / DECADES_X * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double micros) {
    double power = Math.clamp(Math.log10(Math.max(1, micros)), LOWEST, HIGHEST);
    return HEIGHT - BOTTOM - (power - LOWEST) / (HIGHEST - LOWEST) * (HEIGHT - BOTTOM - TOP);
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            x,
            y,
            anchor,
            text));
  }
}
