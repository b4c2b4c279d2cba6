/** Functions that ask for the alarms of tags: `isAlarmActive`, `isAlarmActiveFiltered`. */
import { alarmPriorities, fits } from '../../../contract/alarms.ts';
import type { Quality } from '../../../contract/page.ts';
import { good } from '../../platform/quality.ts';
import { madeOf, type AlarmStanding, type Evaluate, type Operand, type References } from '../references.ts';
import { isNothing, refuse, toBoolean, toText, toWhole } from '../values.ts';
import { form, type Functions } from './definition.ts';

/** What is asked for, by patterns in which `*` stands for anything. */
interface Asked {
  readonly tagPath: string;
  readonly name: string;
  /** Whether an event counts, of those of the alarms that are meant. */
  readonly counts: (event: AlarmStanding) => boolean;
}

/** `prov:default:/tag:Line/Temp:/alm:High`. */
const source = /^prov:(.*?):\/tag:(.*):\/alm:(.*)$/;

/** Whether an alarm is one of a tag and a name. A path without its provider is one of `[default]`. */
function isMeant(alarm: string, { tagPath, name }: Pick<Asked, 'tagPath' | 'name'>): boolean {
  const [, provider = '', tag = '', own = ''] = source.exec(alarm) ?? [];
  return isTagMeant(`[${provider}]${tag}`, tagPath) && fits(own, name);
}

function isTagMeant(path: string, pattern: string): boolean {
  return fits(path, /^[[*]/.test(pattern) ? pattern : `[default]${pattern}`);
}

/** The answer, which follows the alarms. A tag that cannot be read says nothing of its alarms: they stand as they last did. */
function answer({ alarms }: References, asked: Asked): Operand {
  if (alarms === undefined) return refuse('no alarms are known here');
  const { events, known, unjudged } = alarms();
  const value = events.some((event) => isMeant(event.source, asked) && asked.counts(event));
  return { value, quality: value || known.some((one) => isMeant(one, asked)) ? doubt() : notThere() };

  function doubt(): Quality {
    for (const [path, reason] of unjudged) {
      if (!isTagMeant(`[default]${path}`, asked.tagPath)) continue;
      return {
        code: 'Uncertain_LastKnownValue',
        reason: `The alarms of [default]${path} stand as they last did: ${reason}.`,
      };
    }
    return good;
  }
  /** A name that is written wrong would otherwise say for ever that nothing is wrong. */
  function notThere(): Quality {
    if (asked.tagPath.includes('*') || asked.name.includes('*')) return good;
    return { code: 'Bad_NotFound', reason: `There is no alarm ${asked.name} of the tag ${asked.tagPath}` };
  }
}

function textOf({ value }: Operand, otherwise: string): string {
  return isNothing(value) || value === '' ? otherwise : toText(value);
}

function pathOf(operand: Operand, name: string): string {
  return textOf(operand, '') || refuse(`${name} is told no path of a tag`);
}

/** All arguments are looked at, so that each is followed; the rate is not needed, since alarms tell of themselves. */
function asking(read: (given: readonly Operand[]) => Asked): (args: readonly Evaluate[]) => Evaluate {
  return (args) => (references) => {
    const given = args.map((arg) => arg(references));
    const found = answer(references, read(given));
    return given.reduce<Operand>((one, other) => madeOf(found.value, one, other), found);
  };
}

const nothing: Operand = { value: null, quality: good };

const isAlarmActive = form(
  [1, 3],
  asking(([path = nothing, name = nothing]) => ({
    tagPath: pathOf(path, 'isAlarmActive'),
    name: textOf(name, '*'),
    counts: ({ isActive }) => isActive,
  })),
);

const isAlarmActiveFiltered = form(
  [8, 9],
  asking(
    ([
      path = nothing,
      name = nothing,
      displayPath = nothing,
      least = nothing,
      most = nothing,
      cleared = nothing,
      acked = nothing,
      shelved = nothing,
    ]) => {
      const [lowest, highest] = [toWhole(least.value), toWhole(most.value)];
      const [takesCleared, takesAcked, takesShelved] = [cleared, acked, shelved].map(({ value }) => toBoolean(value));
      const display = textOf(displayPath, '*');
      return {
        tagPath: pathOf(path, 'isAlarmActiveFiltered'),
        name: textOf(name, '*'),
        counts: (event) => {
          const priority = alarmPriorities.indexOf(event.priority);
          return (
            fits(event.displayPath, display) &&
            priority >= lowest &&
            priority <= highest &&
            (event.isActive || takesCleared === true) &&
            (!event.isAcked || takesAcked === true) &&
            (!event.isShelved || takesShelved === true)
          );
        },
      };
    },
  ),
);

export const alarmFunctions: Functions = { isAlarmActive, isAlarmActiveFiltered };
