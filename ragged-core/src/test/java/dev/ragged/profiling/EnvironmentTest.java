package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path temp;

  @Test
  void current_hasWhatAComparisonNeeds() {
    Environment here = Environment.current();

    assertThat(here.values())
        .containsOnlyKeys(
            "architecture",
            "collectors",
            "java",
            "jvm",
            "jvm_options",
            "max_heap_bytes",
            "processor",
            "processors",
            "ragged",
            "system",
            "vector_api")
        .containsEntry("processors", Integer.toString(Runtime.getRuntime().availableProcessors()))
        .containsEntry("vector_api", Boolean.toString(hasVectorApi()));
    assertThat(here.with("jvm_options", "may be none").values()).doesNotContainValue("");
    assertThat(Environment.current()).isEqualTo(here);
  }

  private static boolean hasVectorApi() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  @Test
  void differences_areNamesOfOtherValuesAndOfThoseThatOneLacks() {
    Environment one = new Environment(Map.of("java", "17", "processors", "2"));
    Environment other = new Environment(Map.of("java", "25", "processors", "2")).with("data", "a");

    assertThat(one.differences(other)).containsExactly("data", "java");
    assertThat(other.differences(one)).containsExactly("data", "java");
    assertThat(one.differences(one)).isEmpty();
  }

  @Test
  void options_thatMayHoldSecretsOrPaths_areLeftOut() {
    assertThat(
            JvmOptions.telling(
                List.of(
                    "-Xmx1g",
                    "-Dpassword=secret",
                    "-XX:+UseZGC",
                    "-XX:OnOutOfMemoryError=mail secret",
                    "-XX:OnError=secret",
                    "-XX:HeapDumpPath=/home/ana",
                    "-XX:ReservedCodeCacheSize=240m",
                    "-XX:MaxRAMPercentage=50.0",
                    "-XX:ShenandoahGCMode=iu",
                    "-javaagent:/opt/agent.jar=secret",
                    "-Xlog:gc:file=/home/ana/gc.log",
                    "-Xbootclasspath/a:/home/ana",
                    "-Xint",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED")))
        .isEqualTo(
            "-Xmx1g -XX:+UseZGC -XX:ReservedCodeCacheSize=240m -XX:MaxRAMPercentage=50.0"
                + " -XX:ShenandoahGCMode=iu -Xint");
  }

  @Test
  void processor_onX86_isItsModel() throws IOException {
    assertThat(processor("processor\t: 0\nmodel name\t: Fast CPU @ 3.00GHz\ncpu MHz\t: 3000\n"))
        .isEqualTo("Fast CPU @ 3.00GHz");
  }

  @Test
  void processor_onArm_isMakerAndDesign() throws IOException {
    assertThat(processor("processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n"))
        .isEqualTo("implementer 0x41 part 0xd0c");
  }

  @Test
  void processor_notTold_isUnknown() throws IOException {
    assertThat(processor("nothing of use\nmodel name\nCPU implementer\t: 0x41\n"))
        .isEqualTo("unknown");
    assertThat(ProcessorName.read(temp.resolve("none"))).isEqualTo("unknown");
  }

  private String processor(String facts) throws IOException {
    return ProcessorName.read(Files.writeString(temp.resolve("cpuinfo"), facts));
  }

  @Test
  void residentSize_isReadInKibibytes() throws IOException {
    Path status =
        Files.writeString(
            temp.resolve("status"),
            "Name:\tjava\nVmPeak:\t 9 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n");

    assertThat(new ResidentSize(status).read().now()).hasValue(1L << 20);
    assertThat(new ResidentSize(status).read().peak()).hasValue(2L << 20);
  }

  @Test
  void residentSize_notTold_isNothing() throws IOException {
    Path status = Files.writeString(temp.resolve("status"), "VmRSS:\tmuch kB\nVmHWM:\t7 MB\n");

    assertThat(new ResidentSize(status).read().now()).isEmpty();
    assertThat(new ResidentSize(status).read().peak()).isEmpty();
    assertThat(new ResidentSize(temp.resolve("none")).read().now()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void residentSize_ofThisProcess_isAtLeastTheHeapInUseAndAtMostItsPeak() {
    ResidentSize.Bytes bytes = ResidentSize.ofThisProcess().read();

    assertThat(bytes.now().orElseThrow()).isBetween(20L << 20, 1L << 40);
    assertThat(bytes.peak().orElseThrow()).isGreaterThanOrEqualTo(bytes.now().orElseThrow());
  }
}
