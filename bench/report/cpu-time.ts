/** Microseconds of processor time this process has taken: on a machine that other work keeps busy, the time on the wall says how busy it is. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
