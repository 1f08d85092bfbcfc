// SPDX-License-Identifier: MIT
package dev.helios.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseCsvTest {
  private static final String[] BEFORE = {"", " ", "   ", "\t", "\r", "\n", "\u00A0", "\u3000"};
  private static final String[] FORMULAS = {
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "=HYPERLINK(\"a\",\"b\")",
    "\uFF1D1+1",
    "\uFF0B1+1",
    "\uFF0D1+1",
    "\uFF20SUM(1)"
  };

  @Test
  void cell_thatASpreadsheetTakesForAFormula_beginsWithAnApostrophe() {
    for (String formula : FORMULAS) {
      for (String before : BEFORE) {
        String text = before + formula;

        assertThat(unquoted(CaseCsv.cell(text))).as(text).isEqualTo("'" + text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\tx", "\rx", "\"=1+1\"", "'=1+1", "\u200B=1+1", "\uFEFF=1+1"})
  void cell_thatHidesAFormula_beginsWithAnApostrophe(String text) {
    assertThat(unquoted(CaseCsv.cell(text))).startsWith("'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+1", "-12.50", "0", "ORD-1", "a=b", "2026-11-22T12:00:00Z", "a b"})
  void cell_thatIsHarmless_isUntouched(String text) {
    assertThat(CaseCsv.cell(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\"b", "a\nb", "a\r\nb", "\"", ",", "a\",\"=1+1"})
  void cell_withSeparators_isOneCell(String text) {
    String cell = CaseCsv.cell(text);

    assertThat(cell).startsWith("\"").endsWith("\"");
    assertThat(unquoted(cell)).endsWith(text);
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }
}
