/**
 * Component types of Perspective that this version shows, and what of a project each obeys. What stands here nowhere is
 * named: on the page at its component, and by `countersign project check`.
 */
import { absentTypes } from './absent.ts';
import { alarmJournalTable, alarmStatusTable } from './alarms.ts';
import { linearScale, movingAnalogIndicator } from './analog.ts';
import { barcode } from './barcode.ts';
import { button, multiStateButton, oneShotButton } from './buttons.ts';
import { chartRangeSelector } from './chartRangeSelector.ts';
import { checkBox, dropdown, radioGroup, toggleSwitch } from './choosing.ts';
import {
  breakpointContainer,
  columnContainer,
  embeddedView,
  flexContainer,
  flexRepeater,
  splitContainer,
} from './containers.ts';
import { coordinateContainer } from './coordinates.ts';
import { dateTimeInput, dateTimePicker } from './dates.ts';
import { icon, image, label, markdown } from './display.ts';
import { drawing, drawingContainer, drawingShapes } from './drawing.ts';
import { dashboard } from './dashboard.ts';
import { accordion, carousel, viewCanvas } from './embedding.ts';
import { equipmentSchedule } from './equipmentSchedule.ts';
import { fileUpload, signaturePad } from './files.ts';
import { form } from './form.ts';
import { gauge, simpleGauge } from './gauges.ts';
import { cylindricalTank, ledDisplay, progress, thermometer } from './indicators.ts';
import { horizontalMenu, link, menuTree } from './navigation.ts';
import { numericEntryField, slider } from './numbers.ts';
import { audio, videoPlayer } from './media.ts';
import { inlineFrame } from './inlineFrame.ts';
import { pdfViewer } from './pdfViewer.ts';
import { pieChart } from './pieChart.ts';
import { powerChart } from './powerChart.ts';
import { sparkline } from './sparkline.ts';
import { map } from './map.ts';
import { motor, pump, sensor, valve, vessel } from './symbols.ts';
import { table } from './table.ts';
import { tagBrowseTree } from './tagBrowseTree.ts';
import { tabContainer } from './tabs.ts';
import { barcodeScannerInput, passwordField, textArea, textField } from './texts.ts';
import { timeSeriesChart } from './timeSeriesChart.ts';
import { tree } from './tree.ts';
import { xyChart } from './xyChart.ts';
import type { Declaration } from './declaration.ts';

/** All declarations, in the order of the documentation. */
export const declarations: readonly Declaration[] = Object.freeze([
  flexContainer,
  coordinateContainer,
  columnContainer,
  breakpointContainer,
  splitContainer,
  tabContainer,
  embeddedView,
  flexRepeater,
  accordion,
  carousel,
  dashboard,
  viewCanvas,
  label,
  icon,
  markdown,
  image,
  drawing,
  drawingContainer,
  ...drawingShapes,
  motor,
  pump,
  valve,
  sensor,
  vessel,
  table,
  alarmStatusTable,
  alarmJournalTable,
  tree,
  tagBrowseTree,
  equipmentSchedule,
  map,
  inlineFrame,
  pdfViewer,
  videoPlayer,
  audio,
  progress,
  movingAnalogIndicator,
  linearScale,
  cylindricalTank,
  thermometer,
  gauge,
  simpleGauge,
  ledDisplay,
  sparkline,
  barcode,
  timeSeriesChart,
  powerChart,
  chartRangeSelector,
  xyChart,
  pieChart,
  button,
  oneShotButton,
  multiStateButton,
  textField,
  textArea,
  passwordField,
  numericEntryField,
  slider,
  checkBox,
  toggleSwitch,
  radioGroup,
  dropdown,
  link,
  menuTree,
  horizontalMenu,
  dateTimeInput,
  dateTimePicker,
  fileUpload,
  signaturePad,
  barcodeScannerInput,
  form,
  ...absentTypes,
]);

const byType: ReadonlyMap<string, Declaration> = new Map(declarations.map((one) => [one.type, one]));

/** What is known of a type; undefined for one that this version does not show. */
export function declarationOf(type: string): Declaration | undefined {
  return byType.get(type);
}
