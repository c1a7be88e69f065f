package org.circulog.web;

/**
 * Which characters a text may have: those that can be stored and seen. That leaves out lone surrogates, control
 * characters, and what shows the rest in another order than it is stored (Unicode Technical Report 36, on bidirectional
 * text spoofing).
 */
public enum TextForm {
    LINE,
    LINES;

    boolean allows(String text) {
        return text.codePoints().allMatch(this::allows);
    }

    /** The text with a space in the place of each character that it may not have. */
    public String clean(String text) {
        if (allows(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(character -> allows(character) ? character : ' ').forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private boolean allows(int character) {
        if (character >= ' ' && character < 0x7F) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL -> this == LINES && (character == '\n' || character == '\r' || character == '\t');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> this == LINES;
            case Character.SURROGATE -> false;
            case Character.FORMAT -> !isReordering(character);
            default -> true;
        };
    }

    /** Embeddings, overrides and isolates; the marks that Arabic and Hebrew need in between are none of these. */
    private static boolean isReordering(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }
}
