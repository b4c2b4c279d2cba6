/** The form. */
import { objectOf, type Json, type JsonObject } from '../json.ts';
import type { Path } from '../inside.ts';
import { isAlike } from './alike.ts';
import { declare } from './declaration.ts';
import {
  filesIn,
  formField,
  mostFields,
  restingValue,
  whyNotIntoField,
  whyNotOfField,
  type Field,
  type NamedFile,
} from './formFields.ts';
import {
  anything,
  choice,
  flag,
  flagOf,
  icon,
  idle,
  list,
  named,
  object,
  style,
  text,
  type Part,
  type Shape,
} from './shapes.ts';

const sides = [
  'start',
  'flex-start',
  'center',
  'end',
  'flex-end',
  'space-between',
  'space-around',
  'space-evenly',
] as const;
const across = ['stretch', 'start', 'flex-start', 'center', 'end', 'flex-end', 'baseline'] as const;

/** A list, alone or as the `items` of an object that says how they stand. */
function laidOut<T>(item: Shape<T>, meaning: string) {
  const shape = object(
    {
      align: choice(across, 'How they stand across.'),
      justify: choice(sides, 'How they share the room.'),
      style: style('How they look together.'),
      items: list(item, 'They themselves.'),
    },
    meaning,
  );
  const whole = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? { items: value } : value);
  const made: typeof shape = {
    ...shape,
    read: (value) => shape.read(whole(value)),
    unread: (value, at, reading) => shape.unread?.(whole(value) ?? value, at, reading) ?? [],
    styles: (value, at) => shape.styles?.(whole(value) ?? value, at) ?? [],
  };
  return made;
}

/** What decides about a row, in place of its own setting: what a field holds. */
const when = (meaning: string) =>
  object(
    { id: text('', 'The id of a field; empty where none decides.'), value: anything(null, 'What it must hold.') },
    meaning,
  );

const row = object(
  {
    widgets: laidOut(formField, 'What stands in it.'),
    align: choice(across, 'How that stands across.'),
    justify: choice(sides, 'How it shares the room.'),
    visible: flag(true, 'Whether it is there.'),
    visibleWhen: when('While what it is there.'),
    enabled: flag(true, 'Whether its fields take something.'),
    enabledWhen: when('While what they do.'),
    style: style('How it looks.'),
  },
  'A row.',
);
const column = object(
  {
    rows: laidOut(row, 'Its rows.'),
    visible: flag(true, 'Whether it is there.'),
    style: style('How it looks.'),
  },
  'A column.',
);

const press = (words: string) => ({
  text: text(words, 'What stands on it.'),
  icon: icon('', 'A drawing on it.'),
  disabled: flag(false, 'Whether it cannot be pressed.'),
  fireComponentEvent: flag(true, 'Whether its event is raised.'),
  style: style('How it looks.'),
});

const actions = {
  disabled: flag(false, 'Whether neither can be pressed.'),
  fixed: flag(false, 'Whether they stay in sight.'),
  layout: choice(['row', 'row-reverse', 'column', 'column-reverse'], 'Which way they run.'),
  align: choice(['center', ...across.filter((word) => word !== 'center')], 'How they stand across.'),
  justify: choice(['end', ...sides.filter((word) => word !== 'end')], 'How they share the room.'),
  style: style('How they look together.'),
  submit: object(
    {
      ...press('Submit'),
      autoDisable: flag(
        true,
        'Whether it looks switched off while something is wrong. What is wrong is never handed over.',
      ),
      resetOn: choice(
        ['success', 'action'],
        'When the fields are emptied: `action` is after the handlers of its event.',
      ),
      includeDisabledFieldValues: flag(true, 'Whether fields that are switched off are handed over.'),
      includeHiddenFieldValues: flag(true, 'Whether those are that are not there.'),
      fireSubmissionEvent: flag(false, 'Whether a handler of the gateway gets what was entered.'),
      submissionHandler: text('', 'The name of that handler.'),
      awaitResponse: idle('Whether it is waited for, which it always is.'),
    },
    'Hands over what was entered.',
  ),
  cancel: object(
    { ...press('Cancel'), reset: flag(true, 'Whether the fields are emptied before the handlers of its event run.') },
    'Gives it up.',
  ),
};

const entered = 'What the fields hold, by their ids.';
const answer = {
  title: 'Its title.',
  message: 'Its message.',
  fieldErrors: 'What is wrong, by the ids of fields.',
  custom: 'Whatever else it answered.',
  response: 'All of these, as the manual names them.',
};
const handed = {
  data: `${entered} Of a field for files, a list with \`name\` and \`size\` of each.`,
  '<id>': 'The same, each by its id.',
  files: 'Where there are fields for files: lists of the files, by the ids of the fields.',
};

export const form = declare({
  type: 'ia.input.form',
  title: 'Form',
  purpose: 'Takes several values, says what is wrong with them, and hands them over together.',
  properties: {
    name: text('', 'What it is called.'),
    disabled: flag(false, 'Whether nothing can be entered or pressed.'),
    readOnly: flag(false, 'Whether nothing can be entered.'),
    columns: laidOut(column, 'Columns of rows of fields.'),
    actions: object(actions, 'The buttons.'),
    data: { ...named(anything(undefined, ''), entered), default: {} },
    validation: object(
      {
        isInvalid: flag(false, 'Whether something is wrong.'),
        status: named(
          text('', ''),
          'Of each field, by its id: `valid`, or what is wrong, as browsers name it (`valueMissing`, `tooShort`, `customError`).',
        ),
        messages: named(text('', ''), 'What is wrong, in words, by the id of the field.'),
      },
      'What is wrong. The gateway keeps it; what a handler said of a field holds until that is changed.',
    ),
    context: anything(undefined, 'Whatever a project says of it; nothing reads it here.'),
  },
  parts: (props) => formParts(props),
  writes: ['data.{}'],
  refuses: (props: JsonObject, [, id]: Path, value: Json) => {
    const field = fieldsOf(props).find((one) => one.id === id);
    return field === undefined
      ? 'There is no such field any more.'
      : (whyNotOpen(props, field) ?? whyNotOfField(field, value, objectOf(props['data'])[field.id]));
  },
  acts: ['onSubmitActionPerformed', 'onCancelActionPerformed'],
  events: {
    onChange: {
      meaning: 'A person changed a field.',
      fields: {
        key: 'The id of the field.',
        value: 'What it holds.',
        inputKey: 'The id again, as the manual names it.',
        newValue: 'The value again, as the manual names it.',
        files: 'Of a field for files, the files: each as of a file upload.',
      },
    },
    onSubmitActionPerformed: { meaning: 'What was entered is right, and was handed over.', fields: handed },
    onSuccess: {
      meaning: 'The handler of the gateway took it. The event has what that answered.',
      fields: answer,
    },
    onError: {
      meaning: 'The handler did not take it. The event has what that answered.',
      fields: { ...answer, errorMessage: 'The message again, as the manual names it.' },
    },
    onCancelActionPerformed: { meaning: 'It was given up. The event has what was entered.', fields: handed },
  },
  missing: [
    'Handlers of forms get an empty `sessionContext`, and are never asked again (`retry`). They are waited for.',
    'Of files, `contentType` is not told; they are gone with the page, as what else was entered is.',
    'Of `onChange`, `oldValue` and `index` are not told.',
    'Patterns are held against by an engine that looks around nothing; what it does not understand is said at the field.',
    'What is read only looks as what is switched off.',
    'What is entered into a field of the kind `password` stands in `data` in the open.',
    'Dates are held as dates: what Perspective holds is not known.',
    'A row with a condition of its own (`visibleWhen`, `enabledWhen`) is there, or takes something, while that holds, whatever `visible` or `enabled` says.',
    'The words of what is wrong are ours: `validation.message` of a field is named.',
  ],
});

type FormRow = ReturnType<typeof row.read>;

/** A field, and the row that it stands in. */
interface Placed {
  readonly field: Field;
  readonly row: FormRow;
  readonly isInSight: boolean;
}

/** The fields of columns that were read: a form is asked for them with each key. */
const known = new WeakMap<object, readonly Placed[]>();

/** All fields in the columns of a form. */
function allFields({ columns }: JsonObject): readonly Placed[] {
  if (typeof columns !== 'object' || columns === null) return [];
  const fields =
    known.get(columns) ??
    form.properties.columns
      .read(columns)
      .items.flatMap(({ rows, visible: isInSight }) =>
        rows.items.flatMap((one) => one.widgets.items.map((field) => ({ field, row: one, isInSight }))),
      );
  known.set(columns, fields);
  return fields;
}

/** Whether a row of a form is there, and whether its fields take something: what other fields hold decides, where it says so. */
export function stateOfRow(props: JsonObject, one: FormRow): { readonly isShown: boolean; readonly isOpen: boolean } {
  const data = objectOf(props['data']);
  const holds = ({ id, value = null }: FormRow['visibleWhen']): boolean | undefined => {
    if (id === '') return undefined;
    const asked = allFields(props).find(({ field }) => field.id === id && field.type !== 'none')?.field;
    return isAlike(data[id] ?? (asked === undefined ? null : restingValue(asked)), value);
  };
  return { isShown: holds(one.visibleWhen) ?? one.visible, isOpen: holds(one.enabledWhen) ?? one.enabled };
}

/** What is not obeyed of a form as a whole. */
function formParts(props: JsonObject): readonly Part[] {
  const placed = allFields(props);
  const ids = placed.flatMap(({ field: { type, id } }) => (type === 'none' ? [] : [id]));
  const twice = new Set(ids.filter((id, at) => ids.indexOf(id) < at));
  return [
    ...(ids.length > mostFields ? [{ at: 'columns', what: `more than ${mostFields} fields are not checked` }] : []),
    ...[...twice].map((id) => ({ at: 'columns', what: `the id "${id}" stands twice: both are one field` })),
    ...placed
      .flatMap(({ row: one }) => [one.visibleWhen.id, one.enabledWhen.id])
      .filter((id, at, all) => id !== '' && !ids.includes(id) && all.indexOf(id) === at)
      .map((id) => ({ at: 'columns', what: `no field has the id "${id}" that a row waits for` })),
  ];
}

/** The fields of a form that can hold something, each id once: whether each is there and open now. */
export function fieldsOf(props: JsonObject): readonly Field[] {
  const byId = new Map<string, Field>();
  for (const { field, row: one, isInSight } of allFields(props).slice(0, mostFields)) {
    if (field.type === 'none' || field.problem !== undefined || byId.has(field.id)) continue;
    const { isShown, isOpen } = stateOfRow(props, one);
    const visible = field.visible && isShown && isInSight;
    byId.set(field.id, { ...field, visible, disabled: field.disabled || !isOpen });
  }
  return [...byId.values()];
}

/**
 * Why a field does not take a file now, in words; undefined where it does. `coming` are files that are on their way to it.
 */
export function whyNoFile(
  props: JsonObject,
  id: string,
  file: NamedFile,
  coming: readonly NamedFile[],
): string | undefined {
  const field = fieldsOf(props).find((one) => one.id === id);
  if (field?.type !== 'file-upload') return 'This takes no files.';
  const held = [...filesIn(objectOf(props['data'])[id]), ...coming];
  return whyNotOpen(props, field) ?? whyNotIntoField(field, file, held);
}

/** Why nothing is entered into a field now, in words; undefined where it can be. */
function whyNotOpen(props: JsonObject, { visible, disabled, readOnly }: Field): string | undefined {
  if (flagOf(props['disabled']) === true || disabled) return 'This is switched off.';
  if (flagOf(props['readOnly']) === true || readOnly) return 'This is to be read alone.';
  return visible ? undefined : 'This is not on the screen.';
}

/** What is handed over of a form: what its fields hold, but for those that it leaves out. */
export function handedOver(props: JsonObject): JsonObject {
  const { includeDisabledFieldValues, includeHiddenFieldValues } = form.properties.actions.read(
    props['actions'],
  ).submit;
  const data = objectOf(props['data']);
  const left = fieldsOf(props).filter(
    ({ visible, disabled }) => (disabled && !includeDisabledFieldValues) || (!visible && !includeHiddenFieldValues),
  );
  return Object.fromEntries(Object.entries(data).filter(([id]) => left.every((field) => field.id !== id)));
}
