package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.memory.privacy.ErasureReceipt;

/** What was erased, as a reply; it fails if something was left. */
final class Receipt {
  private Receipt() {}

  static Reply reply(Opened opened, ErasureReceipt receipt) {
    return Reply.of(
            text(opened.name(), receipt), opened.members().with("receipt", json(receipt)).map())
        .failingIf(!receipt.isClean());
  }

  static String text(String persona, ErasureReceipt receipt) {
    StringBuilder text = new StringBuilder("Erased of ").append(Shown.line(persona)).append(": ");
    text.append(Shown.count(receipt.interactions(), "interaction"))
        .append(", ")
        .append(Shown.count(receipt.facts(), "version"))
        .append(" of facts, ")
        .append(Shown.count(receipt.preferences(), "preference"))
        .append(".\n  Searched for ")
        .append(Shown.count(receipt.needles(), "piece"))
        .append(" of it in:\n");
    receipt.searched().forEach(place -> text.append("    ").append(place).append('\n'));
    if (receipt.isClean()) {
      text.append("  Nothing of it was left.\n");
    } else {
      receipt.found().forEach(place -> text.append("  LEFT in ").append(place).append('\n'));
    }
    return text.append("  Entry ")
        .append(receipt.entry().sequence())
        .append(" of the audit log, at ")
        .append(Shown.time(receipt.entry().at()))
        .append(".\n")
        .toString();
  }

  static Object json(ErasureReceipt receipt) {
    return new Members()
        .with("interactions", receipt.interactions())
        .with("factVersions", receipt.facts())
        .with("preferences", receipt.preferences())
        .with("pieces", receipt.needles())
        .with("searched", receipt.searched())
        .with("found", receipt.found())
        .with("clean", receipt.isClean())
        .with("audit", AuditLogCommand.json(receipt.entry()))
        .map();
  }
}
