import type { Story } from '../story.ts';

const long = 'Release of the batch with all its parts after the last check of its weights';
const options = [
  { value: 1, label: 'Line 1' },
  { value: 2, label: 'Line 2' },
  { value: 3, label: 'Line 3', isDisabled: true },
];

const lights = [
  { text: 'Hand', value: 2 },
  { text: 'Off', value: 0 },
  { text: 'Auto', value: 1 },
];
const pouches = [
  { text: 'Pouch 250 ml', value: 250 },
  { text: 'Pouch 500 ml', value: 500 },
  { text: 'Bottle', value: 750 },
];

/** 2026-11-26, 12:00 UTC. */
const noon = 1_795_694_400_000;

export const inputs: readonly Story[] = [
  {
    type: 'ia.input.button',
    height: 60,
    states: {
      Default: { props: { text: 'Start' } },
      Secondary: { props: { text: 'Hold', primary: false } },
      Disabled: { props: { text: 'Start', enabled: false } },
      Icon: { props: { text: 'Save', primary: false, image: { icon: { path: 'material/save' } } } },
      Picture: {
        props: {
          text: 'Pump',
          primary: false,
          image: {
            source:
              'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="none" stroke="green" stroke-width="3"/></svg>',
          },
        },
      },
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
    height: 100,
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
    height: 100,
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
    height: 100,
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
  {
    type: 'ia.input.oneshotbutton',
    height: 70,
    doubtful: { value: 0 },
    props: { readyState: { text: 'Start rinse' }, writingState: { text: 'Starting' } },
    states: {
      Default: {},
      Secondary: { props: { primary: false } },
      Waiting: { props: { value: 1, writingState: { text: 'Starting', icon: { path: 'material/hourglass_empty' } } } },
      Icon: { props: { readyState: { text: 'Rinse', icon: { path: 'material/water_drop' } } } },
      Disabled: { props: { enabled: false } },
      'Disabled style': { props: { enabled: false, disabledStyle: { fontStyle: 'italic' } } },
      'Long text': { props: { readyState: { text: long } }, height: 90 },
    },
  },
  {
    type: 'ia.input.multi-state-button',
    height: 84,
    doubtful: { indicatorValue: 1 },
    props: { states: lights, orientation: 'row' },
    states: {
      Default: { props: { indicatorValue: 1 } },
      'None yet': { props: { indicatorValue: null } },
      'No such state': { props: { indicatorValue: 7 }, height: 80 },
      Primary: { props: { indicatorValue: 2, primary: true } },
      Column: { props: { indicatorValue: 0, orientation: 'column' }, height: 250 },
      Styles: {
        props: {
          indicatorValue: 1,
          buttonGap: 0,
          endButtonCornerRadius: '18px',
          defaultSelectedStyle: { fontStyle: 'italic' },
        },
      },
      Disabled: { props: { indicatorValue: 1, enabled: false } },
    },
  },
  {
    type: 'ia.input.password-field',
    height: 100,
    doubtful: { text: 'held' },
    states: {
      Default: { props: { text: 'Something' } },
      Empty: { props: { placeholder: 'Code' } },
      'Not to be revealed': { props: { text: 'Something', allowReveal: false } },
      Disabled: { props: { text: 'Something', enabled: false } },
    },
  },
  {
    type: 'ia.input.numeric-entry-field',
    height: 100,
    doubtful: { value: 185 },
    states: {
      Default: { props: { value: 1185.25 } },
      'Four digits': { props: { value: 0.5, format: '0,0.0000', align: 'left' } },
      Empty: { props: { value: null, placeholder: 'Weight' } },
      'No spinner': { props: { value: 185, spinner: { enabled: false } } },
      Protected: { props: { value: 185, mode: 'protected' } },
      Button: { props: { value: 185, mode: 'button', spinner: { enabled: false } } },
      Bounds: { props: { value: 240, inputBounds: { minimum: 0, maximum: 240 } } },
      'No number': { props: { value: 'off' } },
      Styles: { props: { value: 185, containerStyle: { borderRadius: 24 }, style: { fontWeight: 600 } } },
      Disabled: { props: { value: 185, enabled: false } },
    },
  },
  {
    type: 'ia.input.slider',
    height: 100,
    doubtful: { value: 60 },
    props: { max: 200 },
    states: {
      Default: { props: { value: 120 } },
      Labels: { props: { value: 120, labels: { show: true, interval: 50 } } },
      Empty: { props: { value: null } },
      'Out of range': { props: { value: 260 } },
      Colours: {
        props: { value: 80, handleColor: 'var(--qual-2)', trackColor: 'var(--qual-2)', railColor: 'var(--seq-1)' },
      },
      Disabled: { props: { value: 120, enabled: false } },
      Upright: { props: { value: 120, orientation: 'vertical' }, height: 200 },
      'Upright, labels': {
        props: { value: 120, orientation: 'vertical', labels: { show: true, interval: 50 } },
        height: 200,
      },
    },
  },
  {
    type: 'ia.input.toggle-switch',
    height: 100,
    doubtful: { selected: true },
    states: {
      Off: {},
      On: { props: { selected: true } },
      Label: { props: { selected: true, label: { text: 'Cooling' } } },
      'Label left': { props: { label: { text: 'Cooling', position: 'left' } } },
      Colours: { props: { selected: true, color: { selected: 'var(--seq-4)' }, label: { text: 'Cooling' } } },
      Neither: { props: { selected: null } },
      Disabled: { props: { selected: true, enabled: false } },
      'Long text': { props: { label: { text: long } } },
    },
  },
  {
    type: 'ia.input.radio-group',
    doubtful: { value: 250 },
    props: { radios: pouches, orientation: 'column', align: 'start' },
    height: 254,
    states: {
      Default: { props: { value: 250 } },
      'None yet': { props: { value: null } },
      'No such choice': { props: { value: 333 }, height: 276 },
      Row: { props: { value: 500, orientation: 'row', radios: pouches.slice(0, 2) }, width: 340, height: 60 },
      'Text above': { props: { value: 500, orientation: 'row', textPosition: 'top' }, width: 440, height: 90 },
      Icons: { props: { value: 500, selectedIcon: { path: 'material/check_circle' } } },
      Disabled: { props: { value: 250, enabled: false } },
    },
  },
  {
    type: 'ia.input.barcodescannerinput',
    height: 100,
    doubtful: { data: ['4006381333931'] },
    props: { prefix: '<', suffix: '>' },
    states: {
      Waiting: {},
      Scanned: { props: { data: ['4006381333931'] } },
      'Data style': { props: { data: ['4006381333931'], dataStyle: { fontWeight: 600 } } },
      'Long text': { props: { data: [long] } },
    },
  },
  {
    type: 'ia.input.date-time-input',
    width: 280,
    height: 100,
    doubtful: { value: noon },
    states: {
      Default: { props: { value: noon } },
      Day: { props: { value: noon, pickerType: 'date', format: 'll' } },
      Time: { props: { value: noon, pickerType: 'time', format: 'HH:mm' } },
      Empty: { props: { value: null } },
      'Too late': { props: { value: noon, maxDate: noon - 1000 } },
      'No date': { props: { value: 'soon' } },
      German: { props: { value: noon, locale: 'de', format: 'dddd, D. MMMM' } },
      'Format not known': { props: { value: noon, locale: 'es' } },
      Disabled: { props: { value: noon, enabled: false } },
    },
  },
  {
    type: 'ia.input.date-time-picker',
    width: 380,
    height: 620,
    doubtful: { value: noon },
    states: {
      Default: { props: { value: noon } },
      Day: { props: { value: noon, pickerType: 'date' }, height: 450 },
      Bounds: { props: { value: noon, minDate: noon - 5 * 86_400_000, maxDate: noon + 5 * 86_400_000 } },
      Disabled: { props: { value: noon, enabled: false } },
    },
  },
  {
    type: 'ia.input.fileupload',
    height: 150,
    states: {
      Default: {},
      'Some kinds': { props: { supportedFileTypes: ['pdf', 'csv'], fileSizeLimit: 2, maxUploads: 1 } },
      Icon: { props: { fileUploadIcon: { path: 'material/upload_file', color: 'var(--callToAction)' } } },
    },
  },
  {
    type: 'ia.input.signature-pad',
    width: 380,
    height: 240,
    states: {
      Default: {},
      'Buttons above': { props: { actionBar: { position: 'top', clearButton: { text: 'Again' } } } },
      'Buttons beside': { props: { actionBar: { position: 'right' } } },
      Ground: { props: { pad: { canvas: { clearColor: '#fff8e0' }, pen: { color: '#1c3f94', width: 3 } } } },
      Disabled: { props: { enabled: false } },
    },
  },
];
