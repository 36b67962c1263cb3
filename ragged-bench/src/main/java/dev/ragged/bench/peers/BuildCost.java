package dev.ragged.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a build took.
 *
 * @param threads how many threads it was allowed
 * @param cpuSeconds CPU time of the whole process: compiler and garbage collector included
 * @param wallSeconds time on the clock
 */
public record BuildCost(int threads, double cpuSeconds, double wallSeconds) {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  static BuildCost of(Peer peer, float[][] vectors, int threads) throws Exception {
    // Otherwise one peer pays for what another left behind.
    System.gc();
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    peer.build(vectors, threads);
    wall = System.nanoTime() - wall;
    cpu = SYSTEM.getProcessCpuTime() - cpu;
    return new BuildCost(threads, cpu / 1e9, wall / 1e9);
  }
}
