// SPDX-License-Identifier: MIT
package dev.helios.core.event;

/** What a person sees of a text. */
public final class VisibleText {
  private VisibleText() {}

  /**
   * Whether nothing of the text can be seen: it is empty, or only white space (Unicode White_Space)
   * and characters without a shape (format characters, variation selectors, fillers).
   */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(VisibleText::isUnseen);
  }

  private static boolean isUnseen(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || isUnseenOfAnotherCategory(codePoint);
  }

  /**
   * Unicode's Default_Ignorable_Code_Point beyond format characters, and the empty Braille cell.
   */
  private static boolean isUnseenOfAnotherCategory(int codePoint) {
    return switch (codePoint) {
      case 0x0085, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2065, 0x2800, 0x3164, 0xFFA0 -> true;
      default ->
          isWithin(codePoint, 0x180B, 0x180F)
              || isWithin(codePoint, 0xFE00, 0xFE0F)
              || isWithin(codePoint, 0xFFF0, 0xFFF8)
              || isWithin(codePoint, 0xE0000, 0xE0FFF);
    };
  }

  private static boolean isWithin(int codePoint, int first, int last) {
    return codePoint >= first && codePoint <= last;
  }
}
