package dev.ragged.bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ragged.bench.report.BenchmarkReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final Pattern LOADS = Pattern.compile("(?i)https?:|@import|url\\(|<script|<link");

  @TempDir Path folder;

  private final Document page = Jsoup.parse(HtmlReport.of(MadeUpReport.create()));

  @Test
  void page_anyReport_loadsNothingAndRunsNothing() {
    assertThat(HtmlReport.of(MadeUpReport.create())).doesNotContainPattern(LOADS);
    assertThat(page.selectXpath("//*/@*[starts-with(name(), 'on')]")).isEmpty();
  }

  @Test
  void page_valuesWithMarkup_areShownAsTheyAre() {
    assertThat(page.title()).isEqualTo("Benchmark report: made up <b>");
    assertThat(page.select("td").eachText()).contains("a & b");
    assertThat(page.select("b")).isEmpty();
  }

  @Test
  void charts_reportWithAllFigures_areAllThere() {
    assertThat(page.select("figure h2").eachText())
        .containsExactly(
            "Recall against speed: 1,000 documents",
            "Recall against speed: 10,000 documents",
            "Latency of one question: 1,000 documents",
            "Latency of one question: 10,000 documents",
            "Where the time of a search goes: 1,000 documents",
            "Where the time of a search goes: 10,000 documents",
            "How latency grows with the collection",
            "Storage per document: 1,000 documents",
            "Storage per document: 10,000 documents");
    for (Element figure : page.select("figure")) {
      assertThat(figure.select("figcaption").text()).isNotBlank();
      assertThat(figure.select("svg").attr("aria-label")).isNotBlank();
      assertThat(figure.select("svg title").eachText()).as(figure.text()).isNotEmpty();
    }
  }

  @Test
  void charts_everyShape_isWithinItsDrawing() {
    for (Element svg : page.select("svg")) {
      String[] box = svg.attr("viewBox").split(" ", -1);
      double width = Double.parseDouble(box[2]);
      double height = Double.parseDouble(box[3]);
      for (Element shape : svg.select("circle, rect, text, line")) {
        for (String name : List.of("x", "x1", "x2", "cx")) {
          within(shape, name, width);
        }
        for (String name : List.of("y", "y1", "y2", "cy")) {
          within(shape, name, height);
        }
      }
      assertThat(svg.toString()).doesNotContain("NaN", "Infinity");
    }
  }

  private static void within(Element shape, String attribute, double most) {
    if (shape.hasAttr(attribute)) {
      assertThat(Double.parseDouble(shape.attr(attribute)))
          .as(shape.toString())
          .isBetween(0.0, most);
    }
  }

  @Test
  void charts_reportWithoutFigures_areLeftOut() {
    BenchmarkReport full = MadeUpReport.create();
    BenchmarkReport none =
        new BenchmarkReport(
            "none", full.created(), 1, full.environment(), full.options(), List.of(), List.of());
    assertThat(Jsoup.parse(HtmlReport.of(none)).select("figure")).isEmpty();
  }

  @Test
  void tables_everyFigure_isThereWithUnitAndDirection() {
    List<String> cells = page.select("td.number").eachText();
    assertThat(cells).contains("900.0 us \u2193", "7.5 ms \u2193", "0.750 \u2191=", "30% \u2193");
    assertThat(page.select("h3").eachText())
        .containsExactly("query.effort", "query.single", "query.stages", "storage.bytes");
  }

  @Test
  void page_inABrowser_rendersWithoutAnError() throws Exception {
    Path browser =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of("none"));
    assumeThat(browser).as("a browser is installed").exists();
    Path file =
        Files.writeString(folder.resolve("report.html"), HtmlReport.of(MadeUpReport.create()));
    Path shot = folder.resolve("page.png");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=900,2000",
                "--screenshot=" + shot,
                file.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.txt").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(read("browser.txt")).isZero();
    assertThat(Files.size(shot)).isGreaterThan(20_000);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
