/** The fields of a form: what each may hold, and what is wrong with what it holds. */
import { listOf, objectOf, textOf, type Json, type JsonObject } from '../json.ts';
import { millisOfDate } from '../values.ts';
import { isAlike } from './alike.ts';
import { whyNotTakenFile, mostMegabytes } from './files.ts';
import { isNothing } from './nothing.ts';
import { whyNotWithin } from './numbers.ts';
import {
  anything,
  choice,
  flag,
  isText,
  list,
  number,
  numberOf,
  numberOrNone,
  object,
  style,
  text,
  type Part,
  type Read,
  type Reading,
  type Shape,
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

const settings = object(
  {
    placeholder: text('', 'What stands in the empty field.'),
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
      'What can be chosen; of a check box, what it is about.',
    ),
    multiselect: flag(false, 'Whether several of a dropdown can be chosen.'),
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
      },
      'What may be entered.',
    ),
  },
  'Settings of its kind, under the name of that.',
);

/** Words with a style, or alone. */
function words(meaning: string): Shape<{ readonly text: string; readonly style: JsonObject }> {
  const shape = object({ text: text('', 'The text.'), style: style('How it looks.') }, meaning);
  return {
    ...shape,
    kind: 'text or object',
    read: (value) => shape.read(isText(value) ? { text: value } : value),
    unread: (value, at, reading) => (isText(value) ? [] : (shape.unread?.(value, at, reading) ?? [])),
  };
}

const common = {
  id: text('', 'Its name in `data`.'),
  type: choice(['none', ...Object.keys(askable)], 'What it takes; `none` are words alone.'),
  label: words('What stands above it.'),
  info: words('What stands below that, smaller.'),
  visible: flag(true, 'Whether it is there.'),
  disabled: flag(false, 'Whether it takes nothing.'),
  readOnly: flag(false, 'Whether it shows alone.'),
  style: style('How it looks.'),
};

export type Field = Read<typeof common> & {
  readonly settings: ReturnType<typeof settings.read>;
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
  return { ...read, settings: settings.read(widget[read.type]), problem };
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
    ...(branch === undefined || isNothing(branch) ? [] : (settings.unread?.(branch, `${at}.${type}`, reading) ?? [])),
    ...other.map(([name]) => ({ at: `${at}.${type}.validation.constraints.${name}` })),
  ];
}

/** A field of a form. */
export const formField: Shape<Field> = {
  ...object(common, 'A field.'),
  inside: { ...common, '<kind>': settings },
  read: readField,
  unread: unreadOfField,
  styles: (value, at) => object(common, '').styles?.(value, at) ?? [],
};

/** Whether a field has several values: choices of a dropdown. */
export function isMany({ type, settings: { multiselect } }: Field): boolean {
  return type === 'dropdown' && multiselect;
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
    const isOpen = value === null && own.options[0]?.triState === true;
    return typeof value === 'boolean' || isOpen ? undefined : 'It is ticked or it is not.';
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
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || value === false;
}

const missingWords: Readonly<Record<string, string>> = {
  checkbox: 'This must be ticked.',
  toggle: 'This must be on.',
  radio: 'Choose one.',
  dropdown: 'Choose one.',
  'file-upload': 'Choose a file.',
};

/**
 * What is wrong with what a field holds, in words; undefined where nothing is. `fits` says whether all of a text is what a
 * pattern says, and throws for a pattern that is not understood.
 */
export function faultOf(
  { type, settings: own }: Field,
  value: Json | undefined,
  fits: (text: string, pattern: string) => boolean,
): string | undefined {
  const { required, minLength, maxLength, pattern, min, max, step } = own.validation.constraints;
  if (isEmpty(value)) return required.enabled ? (missingWords[type] ?? 'This is needed.') : undefined;
  if (isOfText(type)) {
    const entered = textOf(value);
    const [least = 0, most = Infinity] = [minLength, maxLength].map((one) => (one.enabled ? one.value : undefined));
    if (entered.length < least) return `It takes at least ${least} characters.`;
    if (entered.length > most) return `It takes at most ${most} characters.`;
    if (type === 'email' && !/^[^\s@]+@[^\s@]+$/.test(entered)) return 'This is no address of mail.';
    if (type === 'url' && !URL.canParse(entered)) return 'This is no address of a page.';
    return pattern.enabled && !fits(entered, pattern.value) ? 'It is not written as it must be.' : undefined;
  }
  const number = numberOf(value);
  if (askable[type] !== bounds || number === undefined) return undefined;
  const [least, most, by] = [min, max, step].map((one) => (one.enabled ? one.value : undefined));
  const outside = whyNotWithin(number, least, most);
  if (outside !== undefined || by === undefined || by <= 0) return outside;
  const steps = (number - (least ?? 0)) / by;
  return Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps))
    ? undefined
    : `It goes in steps of ${by}.`;
}
