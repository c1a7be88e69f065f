package org.circulog.web;

/** What a spreadsheet makes of the cells of a table that it opens. */
public final class Spreadsheet {
    /** It takes a cell that begins with one of these for a formula. */
    private static final String FORMULA_BEGINNINGS = "=+-@\t\r";

    private Spreadsheet() {}

    /** The text as a cell that is shown and never run. */
    public static String harmless(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA_BEGINNINGS.indexOf(cell.charAt(0)) >= 0;
        return formula ? "'" + cell : cell;
    }
}
