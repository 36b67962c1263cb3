package dev.ragged.memory.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stream put aside in a temporary file of mode 0600, of which nothing stays: where the system
 * allows it the file has no name from its first byte on, and what is written is enciphered with
 * AES-256 in counter mode under a key that is used once and is in the heap only. One thread at a
 * time.
 */
final class Spool implements ImportSource {
  private static final String PREFIX = "import-";
  private static final String SUFFIX = ".tmp";
  private static final String ALGORITHM = "AES/CTR/NoPadding";
  private static final int KEY_LENGTH = 32;
  private static final int BLOCK_LENGTH = 16;
  private static final int PIECE = 1 << 16;

  private final FileChannel channel;
  private final SecretKeySpec key;

  private Spool(FileChannel channel, SecretKeySpec key) {
    this.channel = channel;
    this.key = key;
  }

  /**
   * Reads {@code in} to its end.
   *
   * @throws dev.ragged.memory.portable.ImportException if it has more than {@code max} bytes
   */
  static Spool of(InputStream in, Path directory, long max) throws IOException {
    byte[] secret = new byte[KEY_LENGTH];
    new SecureRandom().nextBytes(secret);
    Path file = Files.createTempFile(directory, PREFIX, SUFFIX);
    try {
      Spool spool =
          new Spool(
              FileChannel.open(
                  file,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE),
              new SecretKeySpec(secret, "AES"));
      try {
        spool.fill(in, max);
        return spool;
      } catch (IOException | RuntimeException | Error e) {
        spool.close();
        throw e;
      }
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private void fill(InputStream in, long max) throws IOException {
    Cipher cipher = cipher(Cipher.ENCRYPT_MODE);
    byte[] piece = new byte[PIECE];
    long length = 0;
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      length += read;
      if (length > max) {
        throw ImportSource.tooLong(max);
      }
      // In counter mode a byte that goes in is a byte that comes out.
      ByteBuffer sealed = ByteBuffer.wrap(update(cipher, piece, read));
      while (sealed.hasRemaining()) {
        channel.write(sealed);
      }
    }
  }

  private static byte[] update(Cipher cipher, byte[] piece, int length) {
    byte[] sealed = cipher.update(piece, 0, length);
    return sealed == null ? new byte[0] : sealed;
  }

  /** A counter that starts at zero is safe because no key is used twice. */
  private Cipher cipher(int mode) {
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(mode, key, new IvParameterSpec(new byte[BLOCK_LENGTH]));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Returns the bytes from the start; one stream at a time. */
  @Override
  public InputStream open() throws IOException {
    channel.position(0);
    InputStream sealed =
        new FilterInputStream(Channels.newInputStream(channel)) {
          @Override
          public void close() {
            // The channel is needed again, and forgets its file when it closes.
          }
        };
    return new CipherInputStream(sealed, cipher(Cipher.DECRYPT_MODE));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
