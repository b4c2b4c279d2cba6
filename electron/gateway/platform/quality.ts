/** Qualities of values, as Ignition ranks them. */
import { z } from 'zod';
import type { Quality } from '../../contract/page.ts';

export const good: Quality = Object.freeze({ code: 'Good' });

/** Of a value that has not come yet. */
export const pendingCode = 'Uncertain_InitialValue';

/** One of Ignition's codes by its form. */
export const qualityCode = z.string().regex(/^(?:Good|Uncertain|Bad|Error)(?:_[A-Za-z]+)?$/);

/** Whether a quality is good; `Bad_*` and `Uncertain_*` are not. */
export function isGood(quality: Quality): boolean {
  return quality.code === 'Good';
}

/** The level of a quality, as Ignition ranks them: good, uncertain, bad, error. */
export type QualityLevel = 'good' | 'uncertain' | 'bad' | 'error';
const levels: readonly QualityLevel[] = ['good', 'uncertain', 'bad', 'error'];

/** The level that a code stands for; what is no code of Ignition's counts as bad. */
export function levelOf({ code }: Quality): QualityLevel {
  const name = /^[A-Za-z]+/.exec(code)?.[0].toLowerCase();
  return levels.find((level) => level === name) ?? 'bad';
}

/** The worse of two qualities; the first of two that are alike. */
export function worse(one: Quality, other: Quality): Quality {
  return levels.indexOf(levelOf(other)) > levels.indexOf(levelOf(one)) ? other : one;
}
