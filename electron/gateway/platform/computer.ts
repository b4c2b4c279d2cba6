/** How much of the computer is in use. */
import { cpus, totalmem } from 'node:os';

export interface ComputerUse {
  /** The share of its processors that worked since it was asked last, from 0 to 1. */
  readonly processors: () => number;
  /** Bytes that this program has in memory, and those that the computer has. */
  readonly memory: () => { readonly used: number; readonly most: number };
}

function processorTimes(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((one) => one.times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { idle, all: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle) };
}

/** Begins to measure. */
export function computerUse(): ComputerUse {
  let before = processorTimes();
  let share = 0;
  return {
    processors: () => {
      const now = processorTimes();
      const passed = now.all - before.all;
      // Asked again at once, nothing was counted meanwhile.
      if (passed > 0) {
        share = 1 - (now.idle - before.idle) / passed;
        before = now;
      }
      return share;
    },
    memory: () => ({ used: process.memoryUsage.rss(), most: totalmem() }),
  };
}
