/** The input that shows a field of a form: the component of its kind, which has the settings of the field. */
import { isMany, type Field } from '../../../electron/contract/components/formFields.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';

export interface FieldInput {
  readonly type: string;
  /** Which of its properties has the value. */
  readonly property: string;
  readonly props: JsonObject;
  /** Whether a person types into it: it is changed when they are done. */
  readonly isTyped: boolean;
}

const pickers: Readonly<Record<string, readonly [pickerType: string, format: string]>> = {
  'date-picker': ['date', 'll'],
  'time-picker': ['time', 'LT'],
  'date-time-picker': ['datetime', 'lll'],
};

/** The input of a field; `held` is its value, undefined for none yet. */
export function inputOf({ settings, ...field }: Field, held: Json | undefined, enabled: boolean): FieldInput {
  const { placeholder, options, validation } = settings;
  const { min, max, step } = validation.constraints;
  const [least, most, by] = [min, max, step].map((one) => (one.enabled ? one.value : undefined));
  const value = held ?? null;
  const typed = (type: string, more: JsonObject = {}): FieldInput => ({
    type,
    property: 'text',
    props: { text: held ?? '', placeholder, enabled, deferUpdates: false, ...more },
    isTyped: true,
  });
  const chosen = (type: string, property: string, props: JsonObject): FieldInput => ({
    type,
    property,
    props: { ...props, enabled },
    isTyped: false,
  });
  const picker = pickers[field.type];
  if (picker !== undefined) {
    const [pickerType, format] = picker;
    return chosen('ia.input.date-time-input', 'value', { value, pickerType, format });
  }
  switch (field.type) {
    case 'password':
      return typed('ia.input.password-field');
    case 'text-area':
      return typed('ia.input.text-area');
    case 'number':
      return chosen('ia.input.numeric-entry-field', 'value', {
        value,
        placeholder,
        format: 'none',
        align: 'left',
        spinner: { increment: by ?? 1 },
        inputBounds: { minimum: least ?? null, maximum: most ?? null },
      });
    case 'slider':
      return chosen('ia.input.slider', 'value', { value, min: least ?? 0, max: most ?? 100, step: by ?? 1 });
    case 'radio':
      return chosen('ia.input.radio-group', 'value', {
        value,
        orientation: 'column',
        align: 'start',
        radios: options.map(({ text, label, value: own = '' }) => ({ text: text || label, value: own })),
      });
    case 'checkbox':
      return chosen('ia.input.checkbox', 'selected', {
        selected: held ?? false,
        text: options[0]?.text ?? '',
        triState: options[0]?.triState ?? false,
      });
    case 'toggle':
      return chosen('ia.input.toggle-switch', 'selected', { selected: held ?? false });
    case 'dropdown':
      return chosen('ia.input.dropdown', 'value', {
        value: held ?? (isMany({ settings, ...field }) ? [] : ''),
        multiSelect: isMany({ settings, ...field }),
        placeholder: { text: placeholder || 'Select...' },
        options: options.map(({ text, label, value: own = '', isDisabled }) => ({
          label: label || text,
          value: own,
          isDisabled,
        })),
      });
    default:
      return typed('ia.input.text-field', { spellcheck: field.type === 'text' });
  }
}
