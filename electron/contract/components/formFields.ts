/** The fields of a form: what each may hold, and what is wrong with what it holds. */
import { listOf, objectOf, textOf, type Json } from '../json.ts';
import { millisOfDate } from '../values.ts';
import { isAlike } from './alike.ts';
import { checkBox, dropdown, radioGroup, toggleSwitch } from './choosing.ts';
import { dateTimeInput } from './dates.ts';
import { whyNotTakenFile, mostMegabytes } from './files.ts';
import { isNothing } from './nothing.ts';
import { slider, whyNotWithin } from './numbers.ts';
import { textArea } from './texts.ts';
import {
  anything,
  choice,
  color,
  flag,
  icon,
  isText,
  length,
  list,
  number,
  numberOf,
  numberOrNone,
  object,
  pattern,
  style,
  text,
  idle,
  type Part,
  type Read,
  type Reading,
  type Shape,
  type Shapes,
  type StyleAt,
} from './shapes.ts';

/** Fields of a form that are shown; more are named. */
export const mostFields = 300;

const lengths = ['required', 'minLength', 'maxLength', 'pattern'];
const bounds = ['required', 'min', 'max', 'step'];

/** What may be asked of each kind of field. */
const askable: Readonly<Record<string, readonly string[]>> = {
  none: [],
  text: lengths,
  email: lengths,
  url: lengths,
  password: lengths,
  tel: lengths,
  'text-area': lengths,
  number: bounds,
  slider: bounds,
  radio: ['required'],
  checkbox: ['required'],
  toggle: ['required'],
  dropdown: ['required'],
  'date-picker': ['required'],
  'time-picker': ['required'],
  'date-time-picker': ['required'],
  'file-upload': ['required', 'fileSizeLimit', 'maxUploads', 'supportedFileTypes'],
};
const isOfText = (type: string): boolean => askable[type] === lengths;

const limit = (meaning: string) =>
  object({ enabled: flag(false, 'Whether it holds.'), value: numberOrNone(null, 'The number.') }, meaning);

/** An object whose first setting may stand there alone, as a text. */
function orText<T>(shape: Shape<T>): Shape<T> {
  return {
    ...shape,
    kind: 'text or object',
    read: (value) => shape.read(isText(value) ? { text: value } : value),
    unread: (value, at, reading) => (isText(value) ? [] : (shape.unread?.(value, at, reading) ?? [])),
  };
}

/** A setting that is as it is: another value is named. */
function only<T>(shape: Shape<T>): Shape<T> {
  const own = shape.read(undefined);
  return { ...shape, unread: (given, at) => (shape.read(given) === own ? [] : [{ at, what: JSON.stringify(given) }]) };
}

const { minDate, maxDate, locale, modalStyle, dismissOnSelect } = dateTimeInput.properties;
const { min, max, step, labels, handleColor, trackColor, railColor } = slider.properties;
const { minMenuHeight, maxMenuHeight, textAlign, wrapMultiSelectValues } = dropdown.properties;
const { checkedIcon, uncheckedIcon, indeterminateIcon, textPosition } = checkBox.properties;

const settings = {
  placeholder: orText(
    object(
      {
        text: text('', 'The text.'),
        color: color('', 'Its colour, in a dropdown.'),
        icon: icon('', 'A drawing before it, in a dropdown.'),
      },
      'What stands in the empty field.',
    ),
  ),
  autoComplete: choice(['off'], 'What is proposed: nothing is.'),
  multiple: flag(false, 'Whether several addresses of mail may stand there, with commas between them.'),
  spellCheck: flag(true, 'Whether the browser checks the spelling.'),
  wrap: textArea.properties.wrap,
  type: choice(['boolean'], 'What a check box holds.'),
  options: list(
    object(
      {
        text: text('', 'What a radio button or check box says.'),
        label: text('', 'What a choice of a dropdown says.'),
        value: anything('', 'What is held while it is chosen.'),
        isDisabled: flag(false, 'Whether it cannot be chosen.'),
        triState: flag(false, 'Whether a check box may be neither.'),
      },
      'A choice.',
    ),
    'What can be chosen; of check boxes and switches, what each is about.',
  ),
  optionStyle: style('How each choice looks.'),
  layout: choice(['row', 'column'], 'Which way the choices run.'),
  align: radioGroup.properties.align,
  justify: radioGroup.properties.justify,
  textPosition,
  selectedIcon: radioGroup.properties.selectedIcon,
  unselectedIcon: radioGroup.properties.unselectedIcon,
  checkedIcon,
  uncheckedIcon,
  indeterminateIcon,
  color: toggleSwitch.properties.color,
  multiSelect: flag(false, 'Whether several of a dropdown can be chosen.'),
  multiselect: flag(false, 'As `multiSelect`.'),
  minMenuHeight,
  maxMenuHeight,
  textAlign,
  wrapMultiSelectValues,
  min,
  max,
  step,
  labels,
  handleColor,
  trackColor,
  railColor,
  format: pattern('date', '', 'How a moment is written.'),
  locale,
  minDate,
  maxDate,
  dismissOnSelect,
  modalStyle,
  displayType: choice(['input'], 'A field whose calendar opens.'),
  showSpinners: only(flag(true, 'Whether arrows stand beside the time.')),
  style: style('How it looks.'),
  validation: object(
    {
      constraints: object(
        {
          required: object({ enabled: flag(false, 'Whether it holds.') }, 'Something must be entered.'),
          minLength: limit('The least number of characters.'),
          maxLength: limit('Their most.'),
          pattern: object(
            { enabled: flag(false, 'Whether it holds.'), value: text('', 'A regular expression.') },
            'What all of the text must be.',
          ),
          min: limit('The least number.'),
          max: limit('The most.'),
          step: limit('The number is a multiple of it, counted from the least.'),
          fileSizeLimit: object(
            {
              enabled: flag(true, 'Whether it holds.'),
              value: number(10, `The number; no more than ${mostMegabytes}.`),
            },
            'Megabytes that a file may have.',
          ),
          maxUploads: limit('How many files are taken.'),
          supportedFileTypes: object(
            {
              enabled: flag(false, 'Whether it holds.'),
              value: list(text('', ''), 'Their endings, without the point.'),
            },
            'The kinds of files that are taken.',
          ),
        },
        'What must hold.',
      ),
      icon: icon('', 'A drawing beside the label, while something is wrong.'),
    },
    'What may be entered.',
  ),
};
type SettingName = keyof typeof settings;
const allSettings = object(settings, 'Settings of its kind, under the name of that.');

const typed: readonly SettingName[] = ['placeholder', 'autoComplete', 'style', 'validation'];
const chosenOf: readonly SettingName[] = [
  'options',
  'optionStyle',
  'layout',
  'align',
  'justify',
  'textPosition',
  'style',
  'validation',
];
const moments: readonly SettingName[] = ['format', 'locale', 'placeholder', 'style', 'validation'];
const days: readonly SettingName[] = [...moments, 'minDate', 'maxDate', 'dismissOnSelect', 'modalStyle', 'displayType'];

/** The settings that each kind of field has. */
const settingsOf: Readonly<Record<string, readonly SettingName[]>> = {
  text: typed,
  email: [...typed, 'multiple'],
  url: typed,
  password: typed,
  tel: typed,
  'text-area': [...typed, 'spellCheck', 'wrap'],
  number: typed,
  slider: ['min', 'max', 'step', 'labels', 'handleColor', 'trackColor', 'railColor', 'style', 'validation'],
  radio: [...chosenOf, 'selectedIcon', 'unselectedIcon'],
  checkbox: [...chosenOf, 'type', 'checkedIcon', 'uncheckedIcon', 'indeterminateIcon'],
  toggle: [...chosenOf, 'type', 'color'],
  dropdown: [
    'options',
    'optionStyle',
    'placeholder',
    'multiSelect',
    'multiselect',
    'minMenuHeight',
    'maxMenuHeight',
    'textAlign',
    'wrapMultiSelectValues',
    'style',
    'validation',
  ],
  'date-picker': days,
  'date-time-picker': days,
  'time-picker': [...moments, 'showSpinners'],
  'file-upload': ['style', 'validation'],
};

/** The shapes of the settings of a kind. */
function shapesOf(type: string): Shapes {
  const own: Shapes = Object.fromEntries((settingsOf[type] ?? []).map((name) => [name, settings[name]]));
  return type === 'toggle' ? { ...own, textPosition: choice(['right', 'left'], textPosition.meaning) } : own;
}

/** Words with a style, or alone. */
const words = (meaning: string) =>
  orText(object({ text: text('', 'The text.'), style: style('How it looks.') }, meaning));

/** How what is said of a field is told. */
const telling = object(
  {
    icon: icon('', 'The drawing that it is told by.'),
    location: choice(['above', 'below', 'left', 'right'], 'On which side of that it opens.'),
    maxWidth: length(360, 'Its most width.'),
    pixelOffset: object(
      { x: only(number(0, 'To the right.')), y: only(number(0, 'Down.')) },
      'How far from there, in pixels.',
    ),
    tail: idle('Whether a tail leads to the drawing.'),
    style: style('How it looks.'),
  },
  'Of the type `tooltip`, how it is told.',
);

const common = {
  id: text('', 'Its name in `data`.'),
  type: choice(['none', ...Object.keys(askable)], 'What it takes; `none` are words alone.'),
  label: words('What stands above it.'),
  info: orText(
    object(
      {
        text: text('', 'The text.'),
        style: style('How it looks.'),
        type: choice(['caption', 'tooltip'], 'Whether it stands there, smaller, or a drawing tells it.'),
        tooltip: telling,
      },
      'What is said of it below that.',
    ),
  ),
  layout: choice(['column', 'row', 'column-reverse', 'row-reverse'], 'Where its label stands: above it, or beside it.'),
  visible: flag(true, 'Whether it is there.'),
  enabled: flag(true, 'Whether it takes something.'),
  disabled: flag(false, 'Whether it takes nothing.'),
  readOnly: flag(false, 'Whether it shows alone.'),
  tabIndex: only(number(0, 'Its turn when a person goes on with Tab: fields come as they stand.')),
  style: style('How it looks.'),
};

export type Field = Read<typeof common> & {
  readonly settings: ReturnType<typeof allSettings.read>;
  /** Why it is not shown, in words. */
  readonly problem: string | undefined;
};

function readField(value: Json | undefined): Field {
  const widget = objectOf(value);
  const read = object(common, '').read(widget);
  const asked = textOf(widget['type']);
  const problem =
    asked !== '' && !Object.hasOwn(askable, asked)
      ? `Fields of the kind ${asked} are not shown in this version.`
      : read.type !== 'none' && !/^[^.[\]]+$/.test(read.id)
        ? 'This field has no id by which its value could be held.'
        : undefined;
  const disabled = read.disabled || !read.enabled;
  return { ...read, disabled, settings: allSettings.read(widget[read.type]), problem };
}

/** What of a field is not obeyed: of the settings of kinds, those of its own are looked at alone. */
function unreadOfField(value: Json, at: string, reading: Reading): readonly Part[] {
  const widget = objectOf(value);
  const type = textOf(widget['type']);
  const kinds = Object.keys(askable);
  const own = Object.fromEntries(Object.entries(widget).filter(([name]) => !kinds.includes(name)));
  const branch = widget[type];
  const asked = Object.entries(objectOf(objectOf(objectOf(branch)['validation'])['constraints']));
  const other = asked.filter(([name, one]) => objectOf(one)['enabled'] === true && !askable[type]?.includes(name));
  return [
    ...(object(common, '').unread?.(own, at, reading) ?? []),
    ...(branch === undefined || isNothing(branch)
      ? []
      : (object(shapesOf(type), '').unread?.(branch, `${at}.${type}`, reading) ?? [])),
    ...other.map(([name]) => ({ at: `${at}.${type}.validation.constraints.${name}` })),
  ];
}

function stylesOfField(value: Json, at: string): readonly StyleAt[] {
  const widget = objectOf(value);
  const type = textOf(widget['type']);
  return [
    ...(object(common, '').styles?.(value, at) ?? []),
    ...(object(shapesOf(type), '').styles?.(widget[type] ?? {}, `${at}.${type}`) ?? []),
  ];
}

/** A field of a form. */
export const formField: Shape<Field> = {
  ...object(common, 'A field.'),
  inside: { ...common, '<kind>': allSettings },
  read: readField,
  unread: unreadOfField,
  styles: stylesOfField,
};

/** Whether a field has several values: choices of a dropdown. */
export function isMany({ type, settings: { multiSelect, multiselect } }: Field): boolean {
  return type === 'dropdown' && (multiSelect || multiselect);
}

/** Whether a field is several check boxes or switches, each with a value of its own in a list. */
export function isRow({ type, settings: { options } }: Field): boolean {
  return (type === 'checkbox' || type === 'toggle') && options.length > 1;
}

/** What a field holds before anything was entered, as conditions compare it. */
export function restingValue(field: Field): Json {
  if (isRow(field)) return field.settings.options.map(() => false);
  if (field.type === 'checkbox' || field.type === 'toggle') return false;
  if (isMany(field)) return [];
  return isOfText(field.type) ? '' : null;
}

/** A file that a field of the kind `file-upload` holds, as it stands in the data of the form. */
export interface NamedFile {
  readonly name: string;
  readonly size: number;
}

/** The files that such a field holds. */
export function filesIn(value: Json | undefined): readonly NamedFile[] {
  return listOf(value).flatMap((one) => {
    const { name, size } = objectOf(one);
    return typeof name === 'string' && typeof size === 'number' ? [{ name, size }] : [];
  });
}

/** What such a field takes: kinds (all, where there are none), megabytes of each and how many. */
export function filesAsked({ settings: { validation } }: Field) {
  const { fileSizeLimit, maxUploads, supportedFileTypes } = validation.constraints;
  return {
    kinds: supportedFileTypes.enabled ? supportedFileTypes.value : [],
    megabytes: Math.min(fileSizeLimit.enabled ? fileSizeLimit.value : mostMegabytes, mostMegabytes),
    most: maxUploads.enabled ? (maxUploads.value ?? mostFiles) : mostFiles,
  };
}

/** Files of a field where nobody says how many. */
const mostFiles = 10;

/** Why a field does not take a file beside those that it holds, in words; undefined where it does. */
export function whyNotIntoField(field: Field, file: NamedFile, held: readonly NamedFile[]): string | undefined {
  const { kinds, megabytes, most } = filesAsked(field);
  if (held.length >= most) return most === 1 ? 'It takes one file.' : `It takes ${most} files.`;
  if (held.some(({ name }) => name === file.name)) return 'A file of this name is there already.';
  return whyNotTakenFile(file, kinds, megabytes);
}

/** Why a value is none of a field's, in words; undefined where it may be held, right or wrong. */
export function whyNotOfField(field: Field, value: Json, held: Json | undefined): string | undefined {
  const { type, settings: own } = field;
  if (type === 'file-upload') {
    // A file comes by its pieces: a person takes away here those that came.
    const [there, left] = [filesIn(held), filesIn(value)];
    const isThere = ({ name, size }: NamedFile): boolean => there.some((one) => one.name === name && one.size === size);
    const isAll = Array.isArray(value) && left.length === value.length;
    return isAll && new Set(left.map(({ name }) => name)).size === left.length && left.every(isThere)
      ? undefined
      : 'This file did not come.';
  }
  if (isOfText(type)) return isText(value) ? undefined : 'It takes a text.';
  if (type === 'number' || type === 'slider')
    return value === null || typeof value === 'number' ? undefined : 'It takes a number.';
  if (type === 'checkbox' || type === 'toggle') {
    const each = isRow(field) ? own.options : own.options.slice(0, 1);
    const given = isRow(field) ? listOf(value) : [value];
    const isTaken = given.every((one, at) => typeof one === 'boolean' || (one === null && each[at]?.triState === true));
    const isWhole = !isRow(field) || (Array.isArray(value) && given.length === each.length);
    return isTaken && isWhole ? undefined : 'It is ticked or it is not.';
  }
  if (type === 'radio' || type === 'dropdown') {
    const open = own.options.filter(({ isDisabled }) => !isDisabled).map((option) => option.value ?? null);
    const chosen = isMany(field) ? listOf(value) : [value];
    const isOpen = chosen.length <= open.length && chosen.every((one) => open.some((other) => isAlike(one, other)));
    return isOpen && Array.isArray(value) === isMany(field) ? undefined : 'This is none of the choices.';
  }
  if (type === 'none') return 'Nothing is entered here.';
  return value === null || millisOfDate(value) !== undefined ? undefined : 'It takes a date.';
}

/** Nothing is entered: also what is not ticked. */
function isEmpty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.every((one) => one === false || one === null);
  return value === undefined || value === null || value === '' || value === false;
}

const missingWords: Readonly<Record<string, string>> = {
  checkbox: 'This must be ticked.',
  toggle: 'This must be on.',
  radio: 'Choose one.',
  dropdown: 'Choose one.',
  'file-upload': 'Choose a file.',
};

/** What is wrong with what a field holds: in words, and as the state that scripts know it by. */
export interface Fault {
  readonly state: string;
  readonly words: string;
}

const fault = (state: string, words: string): Fault => ({ state, words });

/**
 * What is wrong with what a field holds; undefined where nothing is. `fits` says whether all of a text is what a pattern says, and
 * throws for a pattern that is not understood.
 */
export function faultOf(
  { type, settings: own }: Field,
  value: Json | undefined,
  fits: (text: string, pattern: string) => boolean,
): Fault | undefined {
  const { required, minLength, maxLength, pattern: asked, min: low, max: high, step: by } = own.validation.constraints;
  if (isEmpty(value))
    return required.enabled ? fault('valueMissing', missingWords[type] ?? 'This is needed.') : undefined;
  if (isOfText(type)) {
    const entered = textOf(value);
    const [least = 0, most = Infinity] = [minLength, maxLength].map((one) => (one.enabled ? one.value : undefined));
    if (entered.length < least) return fault('tooShort', `It takes at least ${least} characters.`);
    if (entered.length > most) return fault('tooLong', `It takes at most ${most} characters.`);
    const mails = own.multiple ? entered.split(',').map((one) => one.trim()) : [entered];
    if (type === 'email' && !mails.every((one) => /^[^\s@]+@[^\s@]+$/.test(one)))
      return fault('typeMismatch', 'This is no address of mail.');
    if (type === 'url' && !URL.canParse(entered)) return fault('typeMismatch', 'This is no address of a page.');
    return asked.enabled && !fits(entered, asked.value)
      ? fault('patternMismatch', 'It is not written as it must be.')
      : undefined;
  }
  const entered = numberOf(value);
  if (askable[type] !== bounds || entered === undefined) return undefined;
  const [least, most, unit] = [low, high, by].map((one) => (one.enabled ? one.value : undefined));
  const outside = whyNotWithin(entered, least, most);
  if (outside !== undefined) {
    return fault(least !== undefined && entered < least ? 'rangeUnderflow' : 'rangeOverflow', outside);
  }
  if (unit === undefined || unit <= 0) return undefined;
  const steps = (entered - (least ?? 0)) / unit;
  return Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps))
    ? undefined
    : fault('stepMismatch', `It goes in steps of ${unit}.`);
}
