package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.Finding;
import dev.ragged.bench.gate.GateReport;
import dev.ragged.cli.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a gate found, as a reply. */
final class GateReply {
  private GateReply() {}

  static Reply of(GateReport report, boolean strict) {
    return new Reply(report.text(), json(report, strict), report.exitCode(strict));
  }

  private static Map<String, Object> json(GateReport report, boolean strict) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exitCode", report.exitCode(strict));
    List<Object> findings = new ArrayList<>();
    for (Finding finding : report.findings()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", finding.name());
      one.put("unit", finding.change().unit());
      one.put("against", finding.change().against());
      one.put("reference", finding.change().reference());
      one.put("current", finding.change().current());
      one.put("worsening", worsening(finding));
      one.put("tolerance", finding.change().tolerance());
      one.put("verdict", finding.verdict());
      one.put("fails", finding.fails());
      one.put("evidence", finding.evidence());
      findings.add(one);
    }
    json.put("findings", findings);
    json.put("notes", report.notes());
    return json;
  }

  /** JSON knows no infinite numbers. */
  private static Object worsening(Finding finding) {
    double worsening = finding.change().worsening().orElse(0);
    return Double.isInfinite(worsening) ? "infinite" : finding.change().worsening();
  }
}
