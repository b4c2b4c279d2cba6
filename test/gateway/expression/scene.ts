/** A place that expressions of tests stand in: properties and tags by their paths, a clock, a session. */
import type { Json } from '../../../electron/contract/json.ts';
import { datasetValue, dateValue } from '../../../electron/contract/values.ts';
import { evaluate, type Qualified, type References } from '../../../electron/gateway/expression/evaluate.ts';
import { parseExpression } from '../../../electron/gateway/expression/parse.ts';

export const good = { code: 'Good' };
export const stale = { code: 'Bad_Stale', since: '2026-11-22T13:02:11.000Z' };

/** 26 November 2026, 15:00:05.123 in Berlin. */
export const noon = 1795701605123;

const lots = datasetValue([
  { name: 'Lot', type: 'String', data: ['L-10', 'L-9', null, 'L-2'] },
  { name: 'Weight', type: 'Double', data: [12, 7.5, 3, null] },
  { name: 'Count', type: 'Integer', data: [4, 2, null, 9] },
  { name: 'Made', type: 'Date', data: [noon, noon - 86_400_000, null, dateValue(0)] },
]);

const held: Readonly<Record<string, Json>> = {
  'view.custom.n': 7,
  'view.custom.half': 2.5,
  'view.custom.s': 'abc',
  'view.custom.yes': true,
  'view.custom.none': null,
  'view.custom.list': [3, 1, 2],
  'view.custom.names': ['Mon', 'Tue', 'Wed'],
  'view.custom.object': { a: 1, 'b c': { d: [10, 20] }, gone: null },
  'view.custom.options': [
    { value: 1, label: 'one', mark: 'I' },
    { value: 2, label: 'two', mark: 'II' },
  ],
  'view.custom.lots': lots,
  'view.custom.day': dateValue(noon),
  'view.custom["a {key}"]': 'kept',
  '[default]Line/State.Quality': 'Bad_NotConnected',
  'session.props.timeZoneId': 'Europe/Berlin',
  'session.props.locale': 'en-US',
  'session.props.auth.user.userName': 'anna',
  'session.props.auth.user.roles': ['Operator'],
};

/** Reads what is there; what is stale, and what is not there at all, is bad. */
export function read(path: string): Qualified {
  if (path === '[default]Pressure') return { value: 3.02, quality: stale, timestamp: noon - 5000 };
  if (path === '[default]Level') return { value: 4, quality: good, timestamp: noon - 1000 };
  if (path === '[default]Failed') return { value: 5, quality: { code: 'Error_TagExecution' } };
  const value = held[path];
  return value === undefined ? { value: null, quality: { code: 'Bad_NotFound' } } : { value, quality: good };
}

export const references: References = { read, tag: read, now: () => noon };

/** Parses and evaluates. */
export function qualifiedOf(text: string, others: Partial<References> = {}): Qualified {
  return evaluate(parseExpression(text), { ...references, ...others });
}

/** As `qualifiedOf`: the value alone. */
export function valueOf(text: string, others: Partial<References> = {}): Json {
  return qualifiedOf(text, others).value;
}
