package dev.ragged.memory.privacy.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AesCipherThreadsTest {
  private static final byte[] CONTEXT = {1, 2, 3};

  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void seal_fromManyThreads_opensInEach() throws Exception {
    AesCipher cipher = new AesCipher(PersonaKey.of(new byte[32]), new SecureRandom());
    List<Future<?>> done = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String text = "thread " + t;
      done.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  assertThat(cipher.open(cipher.seal(text, CONTEXT), CONTEXT)).isEqualTo(text);
                }
              }));
    }
    for (Future<?> future : done) {
      future.get();
    }
  }

  @Test
  void seal_whileClosing_neverUsesAWipedKey() throws Exception {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    for (int round = 0; round < 50; round++) {
      AesCipher cipher = new AesCipher(PersonaKey.of(key), new SecureRandom());
      CountDownLatch sealing = new CountDownLatch(1);
      Future<List<byte[]>> sealed = threads.submit(() -> sealUntilClosed(cipher, sealing));
      sealing.await();
      cipher.close();
      try (AesCipher reader = new AesCipher(PersonaKey.of(key), new SecureRandom())) {
        for (byte[] one : sealed.get()) {
          assertThat(reader.open(one, CONTEXT)).isEqualTo("text");
        }
      }
    }
  }

  private static List<byte[]> sealUntilClosed(AesCipher cipher, CountDownLatch sealing) {
    List<byte[]> sealed = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              while (true) {
                sealed.add(cipher.seal("text", CONTEXT));
                sealing.countDown();
              }
            })
        .isInstanceOf(IllegalStateException.class);
    return sealed;
  }
}
