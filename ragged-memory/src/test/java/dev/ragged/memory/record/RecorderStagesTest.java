package dev.ragged.memory.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.RaggedException;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.profiling.ProfileMetric;
import dev.ragged.profiling.ProfileSession;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session learns of writes that succeed and fail. */
class RecorderStagesTest {
  private final RecorderRig rig = new RecorderRig();
  private final ProfileSession session = ProfileSession.start("recorder", rig.profiler);
  private final long ana = rig.create("ana");

  @AfterEach
  void close() {
    session.close();
    rig.close();
  }

  private ProfileMetric metric(String... path) {
    return session.report().metric(List.of(path)).orElseThrow();
  }

  @Test
  void write_byTheClock_isMeasuredByItself() {
    var unused = rig.record(ana, 0, 3);

    rig.alarm.advance(RecorderRig.INTERVAL);

    ProfileMetric write = metric(MemoryStages.WRITE);
    assertThat(write.count()).isEqualTo(1);
    assertThat(write.errors()).isZero();
    assertThat(write.counter(MemoryStages.RECORDS)).isEqualTo(3);
  }

  @Test
  void write_thatFails_isAnErrorOfItAndOfTheFlush() {
    rig.full.set(true);
    var unused = rig.record(ana, 0, 3);

    assertThatThrownBy(rig.recorder::flush).isInstanceOf(RaggedException.class);

    ProfileMetric write = metric(MemoryStages.FLUSH, MemoryStages.WRITE);
    // All at once, and then the first one alone.
    assertThat(write.count()).isEqualTo(2);
    assertThat(write.errors()).isEqualTo(2);
    assertThat(write.counter(MemoryStages.RECORDS)).isZero();
    assertThat(metric(MemoryStages.FLUSH).errors()).isEqualTo(1);

    rig.full.set(false);
    rig.recorder.flush();

    write = metric(MemoryStages.FLUSH, MemoryStages.WRITE);
    assertThat(write.count()).isEqualTo(3);
    assertThat(write.errors()).isEqualTo(2);
    assertThat(write.counter(MemoryStages.RECORDS)).isEqualTo(3);
    assertThat(session.report().lostSpans()).isZero();
  }
}
