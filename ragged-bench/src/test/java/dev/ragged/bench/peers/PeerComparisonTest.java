package dev.ragged.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.bench.report.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerComparisonTest {
  private static final MadeUpVectors FEW = new MadeUpVectors(500, 20, 16, 5);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void run_twoPeersAndOneThatCannotRun_comparesTheTwoAndNamesTheThird() throws Exception {
    PeerResult result =
        run(
            options("hnswlib", "langchain4j", "lucene"),
            new PeerProvider("hnswlib", true, HnswlibPeer::plain),
            new PeerProvider("langchain4j", true, LangChain4jPeer::new),
            new PeerProvider(
                "lucene",
                true,
                parameters -> {
                  throw new UnsupportedClassVersionError("class file version 65.0");
                }));

    assertThat(result.peers())
        .extracting(PeerCurve::word)
        .containsExactly("hnswlib", "langchain4j");
    assertThat(result.leftOut().get("lucene")).contains("class file version 65.0");
    assertThat(text()).contains("left out lucene: ").contains("class file version 65.0");
  }

  @Test
  void run_scan_findsAllWithOnePoint() throws Exception {
    PeerResult result =
        run(options("langchain4j"), new PeerProvider("langchain4j", true, LangChain4jPeer::new));

    List<Point> points = result.peers().get(0).curve().points();
    assertThat(points).hasSize(1);
    assertThat(points.get(0).recall()).isEqualTo(1);
    assertThat(result.reference()).isSameAs(result.peers().get(0));
  }

  @Test
  void results_ofTwoPeers_haveRatiosAtEqualRecallToTheReference() throws Exception {
    PeerResult result =
        run(
            options("langchain4j", "hnswlib"),
            new PeerProvider("langchain4j", true, LangChain4jPeer::new),
            new PeerProvider("hnswlib", true, HnswlibPeer::plain));

    List<Result> equal =
        result.results().stream().filter(each -> each.scenario().equals("peers.recall")).toList();

    assertThat(equal)
        .extracting(each -> each.parameters().get("recall"))
        .containsExactly("0.90", "0.95", "0.99", "0.90", "0.95", "0.99");
    for (Result each : equal) {
      double ratio = each.measurement("ratio").orElseThrow().value();
      if (each.subject().equals("hnswlib-core")) {
        assertThat(ratio).isCloseTo(1, within(1e-9));
      } else {
        assertThat(ratio).isPositive();
      }
    }
    assertThat(result.results()).extracting(Result::key).doesNotHaveDuplicates();
  }

  @Test
  void options_unknownPeer_areRefused() {
    assertThatThrownBy(() -> options("hnsw"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hnswlib")
        .hasMessageContaining("peers=[hnsw]");
  }

  private static PeerOptions options(String... words) {
    return new PeerOptions(Optional.empty(), FEW, 8, 50, 1, 1, Set.of(words));
  }

  private PeerResult run(PeerOptions options, PeerProvider... providers) throws Exception {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new PeerComparison(options, List.of(providers), out).run();
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
