/** The input that shows a field of a form: the component of its kind, which has the settings of the field. */
import { isMany, type Field } from '../../../electron/contract/components/formFields.ts';
import { textOf, type Json, type JsonObject } from '../../../electron/contract/json.ts';

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

/** The style of a field, and of the one choice that it is. */
function both(style: JsonObject, ofChoice: JsonObject): JsonObject {
  const named = [style, ofChoice].map(({ classes }) => textOf(classes)).filter((names) => names !== '');
  return { ...style, ...ofChoice, ...(named.length > 0 && { classes: named.join(' ') }) };
}

/** The input of a field; `held` is its value, undefined for none yet. */
export function inputOf(field: Field, held: Json | undefined, enabled: boolean): FieldInput {
  const { settings } = field;
  const { placeholder, options, validation, style } = settings;
  const { min, max, step } = validation.constraints;
  const [least, most, by] = [min, max, step].map((one) => (one.enabled ? one.value : undefined));
  const value = held ?? null;
  const typed = (type: string, more: JsonObject = {}): FieldInput => ({
    type,
    property: 'text',
    props: { text: held ?? '', placeholder: placeholder.text, enabled, deferUpdates: false, style, ...more },
    isTyped: true,
  });
  const chosen = (type: string, property: string, props: JsonObject): FieldInput => ({
    type,
    property,
    props: { style, ...props, enabled },
    isTyped: false,
  });
  const picker = pickers[field.type];
  if (picker !== undefined) {
    const [pickerType, format] = picker;
    const { locale, minDate, maxDate, dismissOnSelect, modalStyle } = settings;
    return chosen('ia.input.date-time-input', 'value', {
      value,
      pickerType,
      format: settings.format || format,
      locale,
      minDate: minDate ?? null,
      maxDate: maxDate ?? null,
      dismissOnSelect,
      modalStyle,
      inputProps: { style },
      ...(placeholder.text !== '' && { placeholder: placeholder.text }),
    });
  }
  switch (field.type) {
    case 'password':
      return typed('ia.input.password-field');
    case 'text-area':
      return typed('ia.input.text-area', { spellcheck: settings.spellCheck, wrap: settings.wrap });
    case 'number':
      return chosen('ia.input.numeric-entry-field', 'value', {
        value,
        placeholder: placeholder.text,
        format: 'none',
        align: 'left',
        spinner: { increment: by ?? 1 },
        inputBounds: { minimum: least ?? null, maximum: most ?? null },
      });
    case 'slider': {
      const { labels, handleColor, trackColor, railColor } = settings;
      return chosen('ia.input.slider', 'value', {
        value,
        min: least ?? settings.min,
        max: most ?? settings.max,
        step: by ?? settings.step,
        labels,
        handleColor,
        trackColor,
        railColor,
      });
    }
    case 'radio': {
      const { layout, align, justify, textPosition, selectedIcon, unselectedIcon, optionStyle } = settings;
      return chosen('ia.input.radio-group', 'value', {
        value,
        orientation: layout,
        align,
        justify,
        textPosition,
        selectedIcon,
        unselectedIcon,
        radioStyle: optionStyle,
        radios: options.map(({ text, label, value: own = '' }) => ({ text: text || label, value: own })),
      });
    }
    case 'checkbox': {
      const { textPosition, checkedIcon, uncheckedIcon, indeterminateIcon, optionStyle } = settings;
      return chosen('ia.input.checkbox', 'selected', {
        selected: held ?? false,
        text: options[0]?.text ?? '',
        triState: options[0]?.triState ?? false,
        textPosition,
        checkedIcon,
        uncheckedIcon,
        indeterminateIcon,
        style: both(style, optionStyle),
      });
    }
    case 'toggle': {
      const { color, textPosition, optionStyle } = settings;
      return chosen('ia.input.toggle-switch', 'selected', {
        selected: held ?? false,
        label: { text: options[0]?.text ?? '', position: textPosition === 'left' ? 'left' : 'right' },
        color,
        style: both(style, optionStyle),
      });
    }
    case 'dropdown': {
      const { minMenuHeight, maxMenuHeight, textAlign, wrapMultiSelectValues, optionStyle } = settings;
      return chosen('ia.input.dropdown', 'value', {
        value: held ?? (isMany(field) ? [] : ''),
        multiSelect: isMany(field),
        placeholder: { ...placeholder, text: placeholder.text || 'Select...' },
        options: options.map(({ text, label, value: own = '', isDisabled }) => ({
          label: label || text,
          value: own,
          isDisabled,
        })),
        minMenuHeight,
        maxMenuHeight,
        textAlign,
        wrapMultiSelectValues,
        dropdownOptionStyle: optionStyle,
      });
    }
    default:
      return typed('ia.input.text-field', { spellcheck: field.type === 'text' });
  }
}
