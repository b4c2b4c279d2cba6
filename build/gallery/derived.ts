/**
 * States that every type can be in, made of its story's first state: text of another direction, text that is too long, nothing,
 * and values that are not good. A story says the others, and these where it knows better.
 */
import { declarationOf } from '../../electron/contract/components/index.ts';
import { qualified, type Settings, type State, type Story, type Value } from './story.ts';

const long = 'Release of the batch with all its parts after the last check of its weights';
/** Words of lines, batches, weights and alarms. */
const arabic = ['خط التعبئة', 'الدفعة', 'الأوزان', 'الإنذارات'];

/** Properties whose texts a person reads. */
const readKeys = new Set(['text', 'label', 'title', 'placeholder', 'tabs', 'displayValue', 'unit']);

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isObject(value: Value): value is Settings {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Properties with other words wherever a person reads some; those of `own` wherever they stand. */
function reworded(settings: Settings, other: (text: string, at: number) => string, own: string | undefined): Settings {
  let at = 0;
  const inside = (value: Value, isRead: boolean): Value => {
    if (typeof value === 'string') return isRead && value !== '' ? other(value, at++) : value;
    if (isList(value)) return value.map((one) => inside(one, isRead));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one, readKeys.has(key))]));
  };
  return Object.fromEntries(
    Object.entries(settings).map(([key, one]) => [
      key,
      inside(one, readKeys.has(key) || (key === own && typeof one === 'string')),
    ]),
  );
}

/** Words in a component and in what stands in it. */
function withWords(
  { props = {}, children, ...state }: State,
  other: (text: string, at: number) => string,
  own: string | undefined,
): State {
  return {
    ...state,
    props: reworded(props, other, own),
    ...(children === undefined ? {} : { children: children.map((child) => reworded(child, other, undefined)) }),
  };
}

function toTheLeft({ props = {}, ...state }: State): State {
  const style = props['style'] ?? {};
  return { ...state, props: { ...props, style: { ...(isObject(style) ? style : {}), direction: 'rtl' } } };
}

/** A state in which a property is bound. */
function bound({ props = {}, ...state }: State, property: string, more: Pick<State, 'propConfig' | 'custom'>): State {
  const { [property]: _bound, ...others } = props;
  return {
    ...state,
    ...more,
    props: others,
    propConfig: { ...state.propConfig, ...more.propConfig },
  };
}

function failing(property: string): Pick<State, 'propConfig'> {
  return { propConfig: { [`props.${property}`]: { binding: { type: 'expr', config: { expression: '1 +' } } } } };
}

function missingTag(property: string): Pick<State, 'propConfig'> {
  const config = { mode: 'direct', tagPath: '[default]Gallery/No such tag' };
  return { propConfig: { [`props.${property}`]: { binding: { type: 'tag', config } } } };
}

/** The states of a story that follow from its first, by name; those that it has itself are left out. */
export function derivedStates(story: Story): Readonly<Record<string, State>> {
  const [first = {}] = Object.values(story.states);
  const props = { ...story.props, ...first.props };
  const base: State = { ...first, props };
  const shown = Object.keys(story.doubtful ?? {})[0];
  const declared = Object.keys(declarationOf(story.type)?.properties ?? {});
  /** What it shows; of a story that does not say it, the first property that it sets, or the first that there is. */
  const property =
    shown ?? story.holds ?? declared.find((name) => Object.hasOwn(props, name)) ?? declared[0] ?? 'style';
  const wordy = withWords(base, (text) => `${text}: ${long}`, shown);
  const held = story.doubtful?.[property] ?? props[property] ?? null;
  const all: Readonly<Record<string, State>> = {
    'Right to left': toTheLeft(withWords(base, (_text, at) => arabic[at % arabic.length] ?? '', shown)),
    ...(JSON.stringify(wordy) === JSON.stringify(base) ? {} : { 'Long text': wordy }),
    Empty: { ...base, props: { ...props, [property]: null } },
    Error: bound(base, property, failing(property)),
    'Not found': bound(base, property, missingTag(property)),
    ...(shown === undefined
      ? { 'Bad quality': bound(base, property, qualified(property, held, 'Bad', 'Failure')) }
      : {}),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(story.states, name)));
}
