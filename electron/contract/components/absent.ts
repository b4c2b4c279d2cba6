/** Types that this version knows and does not show: a placeholder stands there that says why. */
import { declare, type Declaration } from './declaration.ts';

const absent: Readonly<Record<string, readonly [title: string, purpose: string, instead: string]>> = {
  'ia.reporting.report-viewer': [
    'Report viewer',
    'Shows a report.',
    'Reports are made by the Reporting module, which this station does not have.',
  ],
  'ia.display.google-map': [
    'Google map',
    'Shows a map of a service on the Internet.',
    'Maps of that service are not shown: it would learn who looks at them.',
  ],
};

export const absentTypes: readonly Declaration[] = Object.entries(absent).map(([type, [title, purpose, instead]]) =>
  declare({ type, title, purpose, instead, properties: {} }),
);
