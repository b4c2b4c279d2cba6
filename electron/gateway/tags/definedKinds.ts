/** Where the value of a tag comes from that a file defines: one kind each, by its `valueSource`. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { faultOfJson } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { good, pendingCode } from '../platform/quality.ts';
import type { Clock } from '../platform/ports.ts';
import { openTicks } from '../platform/ticks.ts';
import { heldBack, widthOf } from './deadband.ts';
import { takenAs, takenLike, type Converted } from './dataTypes.ts';
import { datasetOfText } from './datasetText.ts';
import type { DefinedTag } from './definedTag.ts';
import type { TagDefinition } from './definitions.ts';
import type { Pace } from './groups.ts';
import { driven, slowed } from './paced.ts';
import type { QualifiedValue } from './provider.ts';
import { scaled, unscaled } from './scaling.ts';
import { openSimulations } from './simulated.ts';
import { attempt, evaluator, itself, tagPathFrom } from './tagExpression.ts';
import type { Tags } from './tags.ts';

/** The tags of all providers, as those of a file follow them. */
export type OtherTags = Pick<Tags, 'tag' | 'read' | 'write'>;

/** Characters of names and values that a memory tag holds: a page or a script that adds to a text has no end by itself. */
const mostHeld = 10_000_000;
/** Milliseconds that a value may take that is asked for once. */
const longestRead = 5000;

/** Opens tags of a provider. */
export function openKinds({
  provider,
  clock,
  others,
}: {
  readonly provider: string;
  readonly clock: Clock;
  readonly others: () => OtherTags;
}) {
  const simulations = openSimulations(clock);
  const now = openTicks(clock);

  const memory = (definition: TagDefinition, held: QualifiedValue | undefined): DefinedTag => {
    const { dataType, value = null } = definition;
    const read = dataType === 'DataSet' && typeof value === 'string' ? datasetOfText(value, clock.zone) : undefined;
    const first = dataType === undefined ? { value } : takenAs(dataType, read ?? value);
    const quality: Quality =
      'refused' in first ? { code: 'Error_TypeConversion', reason: `The tag ${first.refused}.` } : good;
    const start = { ...('refused' in first ? { value: null } : first), quality, timestamp: clock.now() };
    const tag = signal<QualifiedValue>(held ?? start);
    return {
      value: tag,
      read: () => Promise.resolve(tag.peek()),
      write: (given) => {
        // One that holds nothing now goes on as what it began with.
        const like = tag.peek().value === null ? start : tag.peek();
        const taken = dataType === undefined ? takenLike(like, given) : takenAs(dataType, given);
        if ('refused' in taken) return Promise.resolve(notTaken(taken, definition));
        if (faultOfJson(taken.value, mostHeld) !== undefined) return Promise.resolve(tooMuch(definition));
        tag.value = { ...taken, quality: good, timestamp: clock.now() };
        return Promise.resolve(good);
      },
    };
  };
  const notTaken = ({ refused }: { readonly refused: string }, { path }: TagDefinition): Quality => ({
    code: 'Bad_TypeMismatch',
    reason: `The tag [${provider}]${path} ${refused}, and this is none.`,
  });
  const tooMuch = ({ path }: TagDefinition): Quality => ({
    code: 'Bad_OutOfRange',
    reason: `The tag [${provider}]${path} holds ${mostHeld} characters at most, and this is more. It has what it had.`,
  });
  const noWrites = ({ path }: TagDefinition): Promise<Quality> =>
    Promise.resolve({ code: 'Bad_ReadOnly', reason: `The tag [${provider}]${path} takes no writes.` });

  /** What cannot be what the file says, for the reason why. */
  const never = (code: string, reason: string, definition: TagDefinition): DefinedTag => {
    const value = signal<QualifiedValue>({ value: null, quality: { code, reason }, timestamp: clock.now() });
    return { value, read: () => Promise.resolve(value.peek()), write: () => noWrites(definition) };
  };

  /** A tag whose small changes are not told to whoever follows it; a read asks for the value as it is. */
  const calm = (definition: TagDefinition, tag: DefinedTag): DefinedTag => {
    const width = widthOf(definition);
    if (width === 0) return tag;
    const heldValue = heldBack(width);
    return { ...tag, value: computed(() => heldValue(tag.value.value)) };
  };
  /** A tag of another provider, or of this one, with its scaling. */
  const alias = (definition: TagDefinition, path: string): DefinedTag => {
    const from = (value: QualifiedValue): QualifiedValue => typed(definition, scaled(definition, value));
    const circular: Quality = {
      code: 'Error_Configuration',
      reason: `The tag [${provider}]${definition.path} ${itself}.`,
    };
    const ask = guarded();
    return {
      value: computed(() => {
        const found = attempt(() => others().tag(path).value);
        return 'value' in found ? from(found.value) : { value: null, quality: circular, timestamp: clock.now() };
      }),
      read: () =>
        ask(
          async () => {
            const [value] = await others().read([path]);
            return value === undefined ? others().tag(path).peek() : from(value);
          },
          { value: null, quality: circular, timestamp: clock.now() },
        ),
      write: (given, by) => {
        const { dataType } = definition;
        const taken: Converted = dataType === undefined ? { value: given } : takenAs(dataType, given);
        if ('refused' in taken) return Promise.resolve(notTaken(taken, definition));
        const raw = unscaled(definition, taken.value);
        if ('refused' in raw) return Promise.resolve(notTaken(raw, definition));
        return ask(async () => {
          const [quality] = await others().write([{ path, value: raw.value }], by);
          return quality ?? { code: 'Bad', reason: `The tag ${path} did not answer.` };
        }, circular);
      },
    };
  };

  const evaluated = ({ path }: TagDefinition, text: string, more: ReadonlyMap<string, () => QualifiedValue>) =>
    evaluator({ provider, path, clock, now, tag: (at) => others().tag(at).value, more }, text);
  const expression = (definition: TagDefinition): DefinedTag => {
    const result = evaluated(definition, definition.expression, new Map());
    const value = computed(() => typed(definition, result()));
    return { value, read: () => settled(value, clock), write: () => noWrites(definition) };
  };
  const derived = (definition: TagDefinition): DefinedTag => {
    const { deriveExpressionGetter: getter, deriveExpressionSetter: setter, sourceTagPath, path } = definition;
    const at = tagPathFrom(sourceTagPath, provider, path);
    const source = (): QualifiedValue => others().tag(at).value;
    const get = evaluated(definition, getter, new Map([['source', source]]));
    const value = computed(() => typed(definition, get()));
    const ask = guarded();
    return {
      value,
      read: () => settled(value, clock),
      write: async (given, by) => {
        if (setter.trim() === '') return noWrites(definition);
        const entered = (): QualifiedValue => ({ value: given, quality: good, timestamp: clock.now() });
        const result = evaluated(
          definition,
          setter,
          new Map([
            ['value', entered],
            ['source', source],
          ]),
        );
        let set = result();
        // What nobody follows has no value yet when it is asked for.
        if (set.quality.code !== 'Good' && source().quality.code === pendingCode) {
          await settled(computed(source), clock);
          set = result();
        }
        if (set.quality.code !== 'Good') return set.quality;
        return ask(
          async () => {
            const [quality] = await others().write([{ path: at, value: set.value }], by);
            return quality ?? { code: 'Bad', reason: `The tag ${at} did not answer.` };
          },
          { code: 'Error_Configuration', reason: `The tag [${provider}]${path} ${itself}.` },
        );
      },
    };
  };

  const made = (definition: TagDefinition, held: QualifiedValue | undefined): DefinedTag => {
    const { path, simulate, valueSource } = definition;
    switch (valueSource) {
      case 'memory':
        return memory(definition, held);
      case 'simulated': {
        if (simulate === undefined) return never('Error_Configuration', 'It does not say how it moves.', definition);
        const moving = simulations.open(simulate);
        const value = computed(() => typed(definition, moving.value));
        return calm(definition, {
          value,
          read: () => Promise.resolve(value.peek()),
          write: () => noWrites(definition),
        });
      }
      case 'opc':
        return calm(definition, alias(definition, opcPath(definition)));
      case 'reference':
        return calm(definition, alias(definition, tagPathFrom(definition.sourceTagPath, provider, path)));
      case 'expr':
        return calm(definition, expression(definition));
      case 'derived':
        return calm(definition, derived(definition));
    }
  };
  const closers: (() => void)[] = [];
  const inPace = (definition: TagDefinition, pace: Pace, held: QualifiedValue | undefined): DefinedTag => {
    const tag = made(definition, undefined);
    if (!('expression' in pace)) return slowed(tag, pace.every, clock);
    const condition = evaluated(definition, pace.expression, new Map());
    return driven(tag, pace, clock, { condition, held, closing: (close) => void closers.push(close) });
  };
  return {
    /** Opens a tag. `held` is what it held before its file was read again, where nothing else has that. */
    open: (definition: TagDefinition, held: QualifiedValue | undefined): DefinedTag => {
      const { enabled, pace } = definition;
      if (!enabled) return never('Bad_Disabled', 'The tag is switched off.', definition);
      return pace === undefined ? made(definition, held) : inPace(definition, pace, held);
    },
    close: () => {
      simulations.close();
      for (const close of closers) close();
    },
  };
}

/**
 * The tag that an OPC tag follows: the provider that `opcServer` names, and there the item. Ignition's own server holds its
 * devices as `ns=1;s=[Device]address`: here each device is a provider.
 */
export function opcPath({ opcServer, opcItemPath }: Pick<TagDefinition, 'opcServer' | 'opcItemPath'>): string {
  const device = /^(?:ns=1;s=)?\[([^\]]+)\](.*)$/s.exec(opcItemPath);
  return device === null ? `[${opcServer}]${opcItemPath}` : `[${device[1] ?? ''}]${device[2] ?? ''}`;
}

/** A value as the type of its tag has it; of another type it is none. */
function typed({ dataType }: TagDefinition, given: QualifiedValue): QualifiedValue {
  if (dataType === undefined || given.value === null) return given;
  const taken = takenAs(dataType, given.value);
  if (!('refused' in taken)) {
    const isSame = taken.value === given.value && taken.isDouble === given.isDouble;
    return isSame ? given : { quality: given.quality, timestamp: given.timestamp, ...taken };
  }
  return { ...given, value: null, quality: { code: 'Error_TypeConversion', reason: `The tag ${taken.refused}.` } };
}

/** The value of a signal once it has one, for somebody who does not follow it. */
function settled(value: ReadonlySignal<QualifiedValue>, clock: Clock): Promise<QualifiedValue> {
  return new Promise((resolve) => {
    let end = (): void => undefined;
    const callOff = clock.after(longestRead, () => {
      end();
      resolve(value.peek());
    });
    let isOver = false;
    end = effect(() => {
      const { quality } = value.value;
      if (quality.code === pendingCode || isOver) return;
      isOver = true;
      callOff();
      resolve(value.peek());
      queueMicrotask(() => end());
    });
  });
}

/** Asks somebody else, who asks on: whoever is asked again before that came back leads to itself. */
function guarded(): <T>(work: () => Promise<T>, circular: T) => Promise<T> {
  let isAsking = false;
  return (work, circular) => {
    if (isAsking) return Promise.resolve(circular);
    isAsking = true;
    try {
      return work();
    } finally {
      isAsking = false;
    }
  };
}
