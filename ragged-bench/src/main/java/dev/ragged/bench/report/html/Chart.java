package dev.ragged.bench.report.html;

/**
 * A chart with what it says.
 *
 * @param title a short one
 * @param caption how to read it, and which way is better
 * @param svg the drawing
 */
record Chart(String title, String caption, String svg) {}
