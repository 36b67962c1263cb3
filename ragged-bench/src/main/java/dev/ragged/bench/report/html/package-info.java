/**
 * A report goes in, one HTML file comes out: charts drawn as SVG, all figures as tables, light and
 * dark, with nothing to load and no script.
 */
@NullMarked
package dev.ragged.bench.report.html;

import org.jspecify.annotations.NullMarked;
