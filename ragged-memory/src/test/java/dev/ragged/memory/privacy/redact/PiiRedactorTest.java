package dev.ragged.memory.privacy.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PiiRedactorTest {
  private static final String MIXED =
      "ana@example.com 555-1234 4111 1111 1111 1111, 123-45-6789 10.0.0.1 2001:db8::1 Ana";

  private static String redact(PiiRedactor.Builder builder, String text) {
    return builder.build().redact(text).text();
  }

  @Test
  void redact_allKinds_countsEach() {
    Redaction redaction = PiiRedactor.builder().name("Ana").build().redact(MIXED);
    assertThat(redaction.text()).isEqualTo("[EMAIL] [PHONE] [CARD], [SSN] [IP] [IP] [NAME]");
    assertThat(redaction.counts())
        .isEqualTo(
            Map.of(
                PiiKind.EMAIL,
                1,
                PiiKind.PHONE,
                1,
                PiiKind.CARD,
                1,
                PiiKind.SSN,
                1,
                PiiKind.IP,
                2,
                PiiKind.NAME,
                1));
    assertThat(redaction.total()).isEqualTo(7);
    assertThat(redaction.count(PiiKind.IP)).isEqualTo(2);
  }

  @Test
  void redact_nothingFound_givesTheTextAndNoCounts() {
    Redaction redaction = PiiRedactor.builder().build().redact("how does a crash lose nothing?");
    assertThat(redaction.text()).isEqualTo("how does a crash lose nothing?");
    assertThat(redaction.counts()).isEmpty();
    assertThat(redaction.count(PiiKind.EMAIL)).isZero();
    assertThat(redaction.total()).isZero();
  }

  @Test
  void redact_empty_isEmpty() {
    assertThat(redact(PiiRedactor.builder().name("Ana"), "")).isEmpty();
  }

  @Test
  void redact_oneKind_leavesTheOthers() {
    assertThat(redact(PiiRedactor.builder().kinds(Set.of(PiiKind.SSN)), MIXED))
        .isEqualTo(MIXED.replace("123-45-6789", "[SSN]"));
    assertThat(redact(PiiRedactor.builder().kinds(Set.of(PiiKind.NAME)).name("ana"), MIXED))
        .isEqualTo("[NAME]@example.com" + MIXED.substring(15, MIXED.length() - 3) + "[NAME]");
  }

  @Test
  void redact_markersInTheText_stayAndAreNotCounted() {
    String text = "[EMAIL] [PHONE] [CARD] [SSN] [IP] [NAME] [email] [";
    PiiRedactor redactor =
        PiiRedactor.builder().names(List.of("email", "Phone", "IP", "name")).build();
    assertThat(redactor.redact(text).text())
        .isEqualTo("[EMAIL] [PHONE] [CARD] [SSN] [IP] [NAME] [[NAME]] [");
    assertThat(redactor.redact(text).total()).isEqualTo(1);
  }

  @Test
  void redact_besideMarkers_isAtTheEdgeOfAWord() {
    assertThat(redact(PiiRedactor.builder(), "[IP]555-1234[IP]x[EMAIL]@b.example"))
        .isEqualTo("[IP][PHONE][IP]x[EMAIL]@b.example");
  }

  @Test
  void redact_numberSetFreeByAMarker_isFoundToo() {
    Redaction redaction = PiiRedactor.builder().build().redact("555-1234-4111111111111111 is mine");
    assertThat(redaction.text()).isEqualTo("[PHONE]-[CARD] is mine");
    assertThat(redaction.total()).isEqualTo(2);
  }

  @Test
  void redact_chainLongerThanThePasses_goesAsAWhole() {
    // Each address is part of a longer word until the telephone number behind it is gone.
    String chain = "0141110-555-1234::";
    PiiRedactor redactor = PiiRedactor.builder().build();
    assertThat(redactor.redact("a " + chain.repeat(3) + " b").text())
        .isEqualTo("a [PHONE]-[IP][PHONE]-[IP][PHONE]-[IP] b");
    Redaction redaction = redactor.redact("a " + chain.repeat(50) + " b");
    assertThat(redaction.text()).startsWith("[IP]").endsWith("[PHONE]-[IP] b").hasSizeLessThan(150);
    assertThat(redactor.redact(redaction.text()).total()).isZero();
  }

  @Test
  void redact_nameInAnAddress_isPartOfTheAddress() {
    Redaction redaction =
        PiiRedactor.builder().name("Ana").build().redact("Ana <ana@example.com>, ana.example");
    assertThat(redaction.text()).isEqualTo("[NAME] <[EMAIL]>, [NAME].example");
    assertThat(redaction.counts()).isEqualTo(Map.of(PiiKind.EMAIL, 1, PiiKind.NAME, 2));
  }

  @Test
  void allow_value_staysAsAWholeInAnyCase() {
    PiiRedactor.Builder builder =
        PiiRedactor.builder().allow("Help@Example.com").allow("127.0.0.1").allow("555-1234");
    String kept = "help@example.com HELP@EXAMPLE.COM 127.0.0.1:80 (555-1234)";
    assertThat(redact(builder, kept)).isEqualTo(kept);
    assertThat(redact(builder, "1help@example.com 127.0.0.2 1-555-555-1234"))
        .isEqualTo("[EMAIL] [IP] [PHONE]");
  }

  @Test
  void allow_address_keepsWhatIsInIt() {
    PiiRedactor.Builder builder =
        PiiRedactor.builder().allow("555-1234@example.com").name("example");
    assertThat(redact(builder, "555-1234@example.com 555-1234 example"))
        .isEqualTo("555-1234@example.com [PHONE] [NAME]");
  }

  @Test
  void allowDomain_addressesOfIt_stay() {
    PiiRedactor.Builder builder = PiiRedactor.builder().allowDomain("Example.com");
    assertThat(redact(builder, "ana@example.com bo@EXAMPLE.COM"))
        .isEqualTo("ana@example.com bo@EXAMPLE.COM");
    assertThat(
            redact(
                builder,
                "ana@mail.example.com ana@notexample.com ana@example.com.evil.example"
                    + " example.com@example.org"))
        .isEqualTo("[EMAIL] [EMAIL] [EMAIL] [EMAIL]");
  }

  @Test
  void builder_nonsense_isRefusedWhereItIsSaid() {
    PiiRedactor.Builder builder = PiiRedactor.builder();
    assertRefused(() -> builder.kinds(Set.of()), "kinds=[]");
    assertRefused(() -> builder.name(" "), "name must not be blank");
    assertRefused(() -> builder.name("12-3"), "name=\"12-3\"");
    assertRefused(() -> builder.name("a".repeat(201)), "length=201");
    assertRefused(() -> builder.names(List.of("Ana", "?")), "name=\"?\"");
    assertRefused(() -> builder.allow(""), "value must not be blank");
    assertRefused(() -> builder.allow("\ud800"), "unpaired surrogate");
    for (String domain : List.of("@example.com", "ana@example.com", "example", ".com", "a b.c")) {
      assertRefused(() -> builder.allowDomain(domain), "domain=\"" + domain + "\"");
    }
  }

  @Test
  void build_kindsAndNamesThatDoNotFit_areRefused() {
    assertRefused(
        () -> PiiRedactor.builder().kinds(EnumSet.allOf(PiiKind.class)).build(), "names must be");
    assertRefused(
        () -> PiiRedactor.builder().kinds(Set.of(PiiKind.IP)).name("Ana").build(), "kinds=[IP]");
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void build_builderUsedOn_doesNotChangeWhatWasBuilt() {
    PiiRedactor.Builder builder = PiiRedactor.builder();
    PiiRedactor before = builder.build();
    builder.allow("555-1234").name("Ana");
    assertThat(before.redact("Ana 555-1234").text()).isEqualTo("Ana [PHONE]");
    assertThat(redact(builder, "Ana 555-1234")).isEqualTo("[NAME] 555-1234");
  }

  @Test
  void redaction_countsOfNone_areRefused() {
    assertRefused(() -> new Redaction("", Map.of(PiiKind.IP, 0)), "IP=0");
  }

  @Test
  void redaction_counts_cannotBeChanged() {
    Map<PiiKind, Integer> counts = new Redaction("", Map.of(PiiKind.IP, 1)).counts();
    assertThatThrownBy(() -> counts.put(PiiKind.SSN, 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
