/**
 * Milliseconds of a processor that work of this thread takes: a machine that is busy with other things makes it wait, and no
 * result of a test hangs on that.
 */
export function processorTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
