import type { Story } from '../story.ts';

const long = 'Release of the batch with all its parts after the last check of its weights';
const options = [
  { value: 1, label: 'Line 1' },
  { value: 2, label: 'Line 2' },
  { value: 3, label: 'Line 3', isDisabled: true },
];

export const inputs: readonly Story[] = [
  {
    type: 'ia.input.button',
    height: 60,
    states: {
      Default: { props: { text: 'Start' } },
      Secondary: { props: { text: 'Hold', primary: false } },
      Disabled: { props: { text: 'Start', enabled: false } },
      Icon: { props: { text: 'Save', primary: false, image: { icon: { path: 'material/save' } } } },
      'Icon above': {
        props: { text: 'Home', image: { icon: { path: 'material/home' }, position: 'top' } },
        height: 90,
      },
      'Long text': { props: { text: long }, height: 90 },
      'Right to left': { props: { text: 'ابدأ', style: { direction: 'rtl' } } },
    },
  },
  {
    type: 'ia.input.text-field',
    height: 60,
    doubtful: { text: 'B-20417' },
    states: {
      Default: { props: { text: 'B-20417' } },
      Empty: { props: { placeholder: 'Batch' } },
      Disabled: { props: { text: 'B-20417', enabled: false } },
      'Long text': { props: { text: long } },
      'Right to left': { props: { text: 'خط التعبئة', style: { direction: 'rtl' } } },
    },
  },
  {
    type: 'ia.input.text-area',
    doubtful: { text: 'Filter changed.' },
    states: {
      Default: { props: { text: 'Filter changed.\nWeights checked.' } },
      Empty: { props: { placeholder: 'Notes' } },
      Disabled: { props: { text: 'Filter changed.', enabled: false } },
      'Long text': { props: { text: long.repeat(3) } },
    },
  },
  {
    type: 'ia.input.checkbox',
    height: 60,
    doubtful: { selected: true },
    props: { text: 'Filter changed' },
    states: {
      Default: {},
      Ticked: { props: { selected: true } },
      Neither: { props: { selected: null, triState: true } },
      Disabled: { props: { selected: true, enabled: false } },
      Icons: { props: { selected: true, checkedIcon: { path: 'material/radio_button_checked' } } },
      'Long text': { props: { text: long } },
    },
  },
  {
    type: 'ia.input.dropdown',
    height: 70,
    doubtful: { value: 2 },
    props: { options },
    states: {
      Default: { props: { value: 2 } },
      Empty: { props: { value: null } },
      'No such choice': { props: { value: 9 } },
      Several: { props: { value: [1, 2], multiSelect: true } },
      Clearable: { props: { value: 1, showClearIcon: true } },
      Disabled: { props: { value: 1, enabled: false } },
    },
  },
];
