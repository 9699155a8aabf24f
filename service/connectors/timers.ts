/** The passing of time as connectors use it: a test turns it by hand. */
export interface Timers {
  /** Runs once after `milliseconds`; answers the way to call it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Time as it passes. A waiting timer does not keep the process alive. */
export const realTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
