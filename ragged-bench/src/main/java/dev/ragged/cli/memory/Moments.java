package dev.ragged.cli.memory;

import dev.ragged.memory.activity.Activity;
import java.time.Instant;

/** Words that name a moment: the one at which the time that they mean begins. */
final class Moments {
  private Moments() {}

  static Instant of(Activity activity, String words) {
    return activity.period(words).from();
  }
}
