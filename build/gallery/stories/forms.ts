import type { Settings, Story } from '../story.ts';

const needed = { required: { enabled: true } };
const field = (id: string, type: string, label: string, settings: Settings, more: Settings = {}): Settings => ({
  id,
  type,
  label: { text: label },
  [type]: settings,
  ...more,
});
const row = (...items: readonly Settings[]): Settings => ({ widgets: { items } });

const lot = field('lot', 'text', 'Lot', {
  placeholder: 'L-0000',
  validation: { constraints: { ...needed, pattern: { enabled: true, value: 'L-\\d{4}' } } },
});
const weight = field(
  'weight',
  'number',
  'Fill weight',
  {
    validation: { constraints: { ...needed, min: { enabled: true, value: 4.5 }, max: { enabled: true, value: 5.5 } } },
  },
  { info: { text: 'In grams, the mean of five vials.' } },
);
const shift = field('shift', 'dropdown', 'Shift', {
  options: ['Early', 'Late', 'Night'].map((label, at) => ({ label, value: at + 1 })),
});
const result = field('result', 'radio', 'Result', {
  options: [
    { text: 'In order', value: 'ok' },
    { text: 'Not in order', value: 'fault' },
  ],
});
const taken = field('taken', 'date-time-picker', 'Taken at', {});
const note = field('note', 'text-area', 'Remark', { placeholder: 'What stood out' });
const seen = field('seen', 'checkbox', '', {
  options: [{ text: 'I looked at each vial', value: '' }],
  validation: { constraints: needed },
});
const reports = field('reports', 'file-upload', 'Reports', {
  validation: {
    constraints: {
      ...needed,
      maxUploads: { enabled: true, value: 3 },
      supportedFileTypes: { enabled: true, value: ['pdf', 'csv'] },
    },
  },
});
const columns = {
  items: [
    { rows: { items: [row(lot, shift), row(weight), row(taken)] } },
    { rows: { items: [row(result), row(note), row(seen)] } },
  ],
};
const small = { items: [{ rows: { items: [row(lot), row(weight), row(seen)] } }] };
const data = { lot: 'L-2041', shift: 2, weight: 5.02, result: 'ok', note: 'Label of vial 3 is skewed.', seen: true };

export const forms: readonly Story[] = [
  {
    type: 'ia.input.form',
    width: 560,
    height: 470,
    props: { name: 'Sample', columns: small, style: { padding: 2 } },
    states: {
      Default: { props: { columns, data } },
      'Something is wrong': {
        props: { data: { lot: 'L-20417', weight: 5.02, seen: false }, actions: { submit: { autoDisable: false } } },
        width: 286,
        height: 380,
      },
      Empty: { width: 286, height: 380 },
      Disabled: { props: { data, disabled: true }, width: 286, height: 380 },
      Files: {
        props: { columns: { items: [{ rows: { items: [row(lot), row(reports)] } }] } },
        width: 286,
        height: 380,
      },
    },
  },
];
