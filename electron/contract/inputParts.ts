/** What a project asks inside of the properties of inputs and this version does not do. */
import { isNothing } from './components.ts';
import { iconName } from './icons.ts';
import { isJsonObject, objectOf, type Json, type JsonObject } from './json.ts';
import type { ReadValue } from './styles.ts';
import type { Part } from './tableParts.ts';

/** How lines of a text area that are too long go on, and which ways a person may draw it larger; the first is what is meant. */
export const areaWraps = ['soft', 'hard', 'off'] as const;
export const areaResizes = ['none', 'both', 'horizontal', 'vertical'] as const;

/** Where the text of a check box stands: how its row runs. */
export const textPositions = Object.freeze({
  right: 'row',
  left: 'row-reverse',
  top: 'column-reverse',
  bottom: 'column',
});
/** The icons of a check box, by what it holds. */
const checkBoxIcons = ['checkedIcon', 'uncheckedIcon', 'indeterminateIcon'] as const;

/** How the texts of a dropdown are aligned, and what of a choice has to be like what is searched. */
const textAligns = ['left', 'center', 'right'] as const;
const searchMatchings = ['any', 'start'] as const;

/** The parts of an input that are not obeyed; none for a component of another type. `read` reads a colour. */
export function unreadInInput(type: string, props: JsonObject, read: ReadValue): readonly Part[] {
  switch (type) {
    case 'ia.input.text-area':
      return [...choicePart('wrap', props['wrap'], areaWraps), ...choicePart('resize', props['resize'], areaResizes)];
    case 'ia.input.checkbox':
      return [
        ...choicePart('textPosition', props['textPosition'], Object.keys(textPositions)),
        ...checkBoxIcons.flatMap((name) => iconParts(name, props[name], read)),
      ];
    case 'ia.input.dropdown':
      return dropdownParts(props, read);
    default:
      return [];
  }
}

/** The styles inside of the properties of an input, by where they stand; none for a component of another type. */
export function stylesInInput(
  type: string,
  props: JsonObject,
): readonly (readonly [at: string, style: Json | undefined])[] {
  const icons: Readonly<Record<string, readonly (readonly [at: string, icon: Json | undefined])[]>> = {
    'ia.input.checkbox': checkBoxIcons.map((name) => [name, props[name]]),
    'ia.input.dropdown': [['placeholder.icon', objectOf(props['placeholder'])['icon']]],
  };
  return (Object.hasOwn(icons, type) ? (icons[type] ?? []) : []).map(([at, icon]) => [
    `${at}.style`,
    objectOf(icon)['style'],
  ]);
}

/** The name of the drawing of an icon: projects name them as `material/check_circle`. */
export function drawingOf(path: Json | undefined): string | undefined {
  return typeof path === 'string' ? iconName(path) : undefined;
}

function dropdownParts(props: JsonObject, read: ReadValue): readonly Part[] {
  const [placeholder, search] = [objectOf(props['placeholder']), objectOf(props['search'])];
  return [
    ...unknownParts('placeholder', placeholder, ['text', 'color', 'icon']),
    ...colorPart('placeholder.color', placeholder['color'], read),
    ...iconParts('placeholder.icon', placeholder['icon'], read),
    ...unknownParts('search', search, ['enabled', 'matching', 'noResultsText']),
    ...choicePart('search.matching', search['matching'], searchMatchings),
    ...choicePart('textAlign', props['textAlign'], textAligns),
  ];
}

function iconParts(at: string, icon: Json | undefined, read: ReadValue): readonly Part[] {
  const { path, color } = objectOf(icon);
  // A colour may be one for each state.
  const colors: readonly (readonly [at: string, color: Json | undefined])[] = isJsonObject(color)
    ? ['enabled', 'disabled'].map((state) => [`${at}.color.${state}`, color[state]])
    : [[`${at}.color`, color]];
  return [
    ...unknownParts(at, objectOf(icon), ['path', 'color', 'style']),
    ...(isNothing(path) || drawingOf(path) !== undefined ? [] : [{ at: `${at}.path`, what: JSON.stringify(path) }]),
    ...colors.flatMap(([where, one]) => colorPart(where, one, read)),
  ];
}

function colorPart(at: string, color: Json | undefined, read: ReadValue): readonly Part[] {
  if (isNothing(color) || read('color', color ?? null) !== undefined) return [];
  return [{ at, what: JSON.stringify(color) }];
}

/** The settings of an object that are not among the known ones and ask for something. */
function unknownParts(at: string, settings: JsonObject, known: readonly string[]): readonly Part[] {
  return Object.keys(settings)
    .filter((name) => !known.includes(name) && !isNothing(settings[name]))
    .map((name) => ({ at: `${at}.${name}` }));
}

/** A setting that is none of the known ones. */
function choicePart(at: string, value: Json | undefined, known: readonly Json[]): readonly Part[] {
  return isNothing(value) || known.includes(value ?? null) ? [] : [{ at, what: JSON.stringify(value) }];
}
