/** What of a page somebody cannot see, reach or read, by the rules of axe. */
import type { Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

declare global {
  interface Window {
    /** Put into a page that is looked at. */
    readonly axe: typeof axe;
  }
}

/** A rule that does not hold, how bad that is for whom it concerns, and where. */
export interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

interface LookOptions extends Pick<RunOptions, 'rules' | 'runOnly'> {
  /** The part that is looked at; the whole page without it. */
  readonly within?: string;
}

/**
 * Looks at a page itself, not at what stands in its frames. Axe stays in the document from the first look on: to bring it
 * there takes longer than to look. Throws where nothing was there to be judged.
 */
export async function violations(page: Page, { within = 'html', ...rules }: LookOptions = {}): Promise<Violation[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = { ...rules, resultTypes: ['violations'], preload: false, iframes: false };
  const found = await page.evaluate(
    async ({ context, given }) => {
      const { passes, incomplete, violations: broken } = await window.axe.run(context, given);
      return { held: passes.length + incomplete.length, broken };
    },
    { context: within, given: options },
  );
  if (found.held + found.broken.length === 0) throw new Error(`Nothing of ${within} could be judged.`);
  return found.broken.map(({ id, impact, nodes }) => ({
    id,
    impact: impact ?? 'none',
    nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary ?? ''}`),
  }));
}

/** Whether it keeps somebody from what they came for. */
export function isSerious({ impact }: Violation): boolean {
  return impact === 'serious' || impact === 'critical';
}
