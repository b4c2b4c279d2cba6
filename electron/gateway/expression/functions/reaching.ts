/** Functions that reach beyond their arguments: tags, properties, scripts, the clock, what the session's person may. */
import { keepDouble } from '../../../contract/doubles.ts';
import type { Json } from '../../../contract/json.ts';
import { dateValue } from '../../../contract/values.ts';
import { good } from '../../platform/quality.ts';
import { holdsLevel } from '../../platform/securityLevels.ts';
import { same } from '../comparing.ts';
import { madeOf, type Evaluate, type Operand, type Qualified, type References } from '../references.ts';
import {
  double,
  isDouble,
  isNothing,
  plain,
  qualityCode,
  refuse,
  toBoolean,
  toText,
  toWhole,
  type Value,
} from '../values.ts';
import { absent, form, timeOf, type FunctionDefinition, type Functions } from './definition.ts';

/** Reads at a path that is computed; no path is nothing, for the reason why there is none. */
function readAt(
  path: Evaluate,
  reader: (references: References) => ((path: string) => Operand) | undefined,
  refusal: string,
): Evaluate {
  return (references) => {
    const read = reader(references);
    if (read === undefined) return refuse(refusal);
    const named = path(references);
    const text = toText(named.value);
    if (text === '') return { ...named, value: null };
    const found = read(text);
    return madeOf(found.value, named, found);
  };
}

/** What is reckoned with of what is read. */
function operand({ value, isDouble, ...rest }: Qualified): Operand {
  return { ...rest, value: isDouble === true && typeof value === 'number' ? double(value) : value };
}

/** The same; where it is the quality of a tag, the code that a text of it stands for. */
export function found(path: string, read: Qualified): Operand {
  const { value, ...rest } = operand(read);
  const isCode = typeof value === 'string' && path.slice(-'.quality'.length).toLowerCase() === '.quality';
  return { ...rest, value: isCode ? qualityCode(value) : value };
}

const readTag = form([1, 1], ([path = absent]) =>
  readAt(path, ({ tag }) => tag && ((text) => found(text, tag(text))), 'no tag can be read here'),
);

const property = form([1, 1], ([path = absent]) =>
  readAt(
    path,
    ({ read }) =>
      (text) =>
        text.startsWith('[')
          ? refuse(`"${text}" is a tag, which property does not read: use tag`)
          : operand(read(text)),
    'no property can be read here',
  ),
);

const now = form([0, 1], ([rate]) => (references) => {
  const every = rate?.(references);
  const at = timeOf(references, every === undefined ? 1000 : toWhole(every.value));
  return { value: dateValue(at), quality: every?.quality ?? good };
});

const runScript = form([1, Infinity], ([name = absent, rate, ...args]) => (references) => {
  if (references.runScript === undefined) return refuse('no script can be run here');
  const given = args.map((arg) => arg(references));
  const called = name(references);
  const every = rate?.(references);
  if (isNothing(called.value) || toText(called.value).trim() === '') return refuse('runScript is told no script');
  const passed = given.map(({ value }) => plain(value));
  for (const [at, { value }] of given.entries())
    if (isDouble(value) && Number.isInteger(passed[at])) keepDouble(passed, at);
  const answer = operand(
    references.runScript({
      name: toText(called.value),
      pollRate: every === undefined || isNothing(every.value) ? 0 : Math.max(0, toWhole(every.value)),
      args: passed,
    }),
  );
  return given.reduce<Operand>((one, other) => madeOf(answer.value, one, other), madeOf(answer.value, called, answer));
});

/** Whether a value is another one than at the evaluation before. At the first one, nothing has changed. */
const hasChanged = form([1, 3], ([value = absent, quality, rate], site) => (references) => {
  if (references.memory === undefined) return refuse('nothing is remembered here from one evaluation to the next');
  const every = rate === undefined ? 0 : toWhole(rate(references).value);
  if (every > 0) timeOf(references, every);
  const { value: held, ...rest } = value(references);
  const before = references.memory.get(site);
  references.memory.set(site, { ...rest, value: plain(held) });
  if (before === undefined) return { value: false, quality: good };
  const isOther = !same(before.value, plain(held));
  const counts = quality !== undefined && toBoolean(quality(references).value);
  return { value: isOther || (counts && before.quality.code !== rest.quality.code), quality: good };
});

const isAuthorized = form([2, Infinity], ([all = absent, ...levels]) => (references) => {
  if (references.levels === undefined) return refuse('nobody is known here whose security levels could be looked at');
  const held = references.levels();
  const whole = all(references);
  if (isNothing(whole.value)) return refuse('isAuthorized is not told whether all levels are needed');
  const asked = levels.map((level) => level(references));
  const holds = ({ value }: Operand): boolean =>
    typeof value === 'string' && value !== '' ? holdsLevel(held, value) : refuse('a security level is missing');
  // All are looked at: one that is no level is refused, also where another one would do.
  const answers = asked.map(holds);
  const value = toBoolean(whole.value) ? answers.every(Boolean) : answers.some(Boolean);
  return asked.reduce<Operand>((one, other) => madeOf(value, one, other), { ...whole, value });
});

/** A text that a question about roles needs. */
function word({ value }: Operand, what: string): string {
  return typeof value === 'string' && value !== '' ? value : refuse(`hasRole is told no ${what}`);
}

const hasRole: FunctionDefinition = form([1, 3], ([role = absent, user, source]) => (references) => {
  const asked = role(references);
  const wanted = word(asked, 'role');
  if (user === undefined || source === undefined) {
    const own = user && word(user(references), 'user');
    const signedIn = references.read('session.props.auth.user.userName').value;
    if (own !== undefined && own !== signedIn)
      refuse(`hasRole of ${own}, who is not signed in here, needs a user source`);
    const roles = references.read('session.props.auth.user.roles');
    return madeOf(isListed(roles.value, wanted), asked, roles);
  }
  const [name, from] = [user(references), source(references)];
  const roles = references.roles?.(word(name, 'user'), word(from, 'user source'));
  if (roles === undefined)
    refuse(`there is no user ${toText(name.value)} in the user source ${toText(from.value)} here`);
  return madeOf(roles.includes(wanted), madeOf(null, asked, name), from);
});

function isListed(roles: Json, role: string): Value {
  return Array.isArray(roles) && roles.includes(role);
}

export const reachingFunctions: Functions = {
  tag: readTag,
  property,
  now,
  runScript,
  hasChanged,
  isAuthorized,
  hasRole,
};
