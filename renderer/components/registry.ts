import type { Renderers } from './componentType.ts';
import BreakpointContainer from './BreakpointContainer.svelte';
import Button from './Button.svelte';
import CheckBox from './CheckBox.svelte';
import CoordinateContainer from './CoordinateContainer.svelte';
import Drawing from './Drawing.svelte';
import Dropdown from './Dropdown.svelte';
import EmbeddedView from './EmbeddedView.svelte';
import FlexContainer from './FlexContainer.svelte';
import FlexRepeater from './FlexRepeater.svelte';
import HorizontalMenu from './HorizontalMenu.svelte';
import Icon from './Icon.svelte';
import Image from './Image.svelte';
import Label from './Label.svelte';
import Link from './Link.svelte';
import MenuTree from './MenuTree.svelte';
import MovingAnalogIndicator from './MovingAnalogIndicator.svelte';
import MultiStateButton from './MultiStateButton.svelte';
import NumericEntryField from './NumericEntryField.svelte';
import OneShotButton from './OneShotButton.svelte';
import PasswordField from './PasswordField.svelte';
import Progress from './Progress.svelte';
import RadioGroup from './RadioGroup.svelte';
import Slider from './Slider.svelte';
import Sparkline from './Sparkline.svelte';
import TabContainer from './TabContainer.svelte';
import TextArea from './TextArea.svelte';
import TextField from './TextField.svelte';
import ToggleSwitch from './ToggleSwitch.svelte';

/**
 * What shows each component type that the contract declares; any other becomes a placeholder that names it. What few pages have
 * is loaded when the first of its type is drawn.
 */
export const registry: Renderers = {
  'ia.chart.chartrangeselector': { load: () => import('./ChartRangeSelector.svelte') },
  'ia.chart.gauge': { load: () => import('./Gauge.svelte') },
  'ia.chart.pie': { load: () => import('./PieChart.svelte') },
  'ia.chart.powerchart': { load: () => import('./PowerChart.svelte') },
  'ia.chart.simple-gauge': { load: () => import('./SimpleGauge.svelte') },
  'ia.chart.timeseries': { load: () => import('./TimeSeriesChart.svelte') },
  'ia.chart.xy': { load: () => import('./XyChart.svelte') },
  'ia.container.breakpt': { component: BreakpointContainer },
  'ia.container.column': { load: () => import('./ColumnContainer.svelte') },
  'ia.container.coord': { component: CoordinateContainer, takesPlace: 'always' },
  'ia.container.drawing': { load: () => import('./DrawingContainer.svelte') },
  'ia.container.flex': { component: FlexContainer, takesPlace: 'always' },
  'ia.container.split': { load: () => import('./SplitContainer.svelte') },
  'ia.container.tab': { component: TabContainer },
  'ia.display.accordion': { load: () => import('./Accordion.svelte') },
  'ia.display.alarmjournaltable': { load: () => import('./alarms/JournalTable.svelte') },
  'ia.display.alarmstatustable': { load: () => import('./alarms/StatusTable.svelte') },
  'ia.display.audio': { load: () => import('./media/Audio.svelte') },
  'ia.display.barcode': { load: () => import('./Barcode.svelte') },
  'ia.display.carousel': { load: () => import('./Carousel.svelte') },
  'ia.display.cylindrical-tank': { load: () => import('./CylindricalTank.svelte') },
  'ia.display.dashboard': { load: () => import('./Dashboard.svelte') },
  'ia.display.equipmentschedule': { load: () => import('./schedule/EquipmentSchedule.svelte') },
  'ia.display.flex-repeater': { component: FlexRepeater },
  'ia.display.icon': { component: Icon },
  'ia.display.iframe': { load: () => import('./InlineFrame.svelte') },
  'ia.display.image': { component: Image },
  'ia.display.label': { component: Label, takesPlace: true },
  'ia.display.led-display': { load: () => import('./LedDisplay.svelte') },
  'ia.display.linear-scale': { load: () => import('./LinearScale.svelte') },
  'ia.display.map': { load: () => import('./map/Map.svelte') },
  'ia.display.markdown': { load: () => import('./Markdown.svelte') },
  'ia.display.moving-analog-indicator': { component: MovingAnalogIndicator },
  'ia.display.pdf-viewer': { load: () => import('./PdfViewer.svelte') },
  'ia.display.progress': { component: Progress },
  'ia.display.sparkline': { component: Sparkline },
  'ia.display.table': { load: () => import('./table/Table.svelte') },
  'ia.display.tag-browse-tree': { load: () => import('./TagBrowseTree.svelte') },
  'ia.display.thermometer': { load: () => import('./Thermometer.svelte') },
  'ia.display.tree': { load: () => import('./Tree.svelte') },
  'ia.display.video-player': { load: () => import('./media/VideoPlayer.svelte') },
  'ia.display.view': { component: EmbeddedView, takesPlace: 'always' },
  'ia.display.viewcanvas': { load: () => import('./ViewCanvas.svelte') },
  'ia.input.barcodescannerinput': { load: () => import('./BarcodeScannerInput.svelte'), isTarget: true },
  'ia.input.button': { component: Button, isTarget: true },
  'ia.input.checkbox': { component: CheckBox, isTarget: true },
  'ia.input.date-time-input': { load: () => import('./DateTimeInput.svelte'), isTarget: true },
  'ia.input.date-time-picker': { load: () => import('./DateTimePicker.svelte') },
  'ia.input.dropdown': { component: Dropdown, isTarget: true },
  'ia.input.fileupload': { load: () => import('./FileUpload.svelte') },
  'ia.input.form': { load: () => import('./form/Form.svelte') },
  'ia.input.multi-state-button': { component: MultiStateButton, isTarget: true },
  'ia.input.numeric-entry-field': { component: NumericEntryField, isTarget: true },
  'ia.input.oneshotbutton': { component: OneShotButton, isTarget: true },
  'ia.input.password-field': { component: PasswordField, isTarget: true },
  'ia.input.radio-group': { component: RadioGroup, isTarget: true },
  'ia.input.signature-pad': { load: () => import('./SignaturePad.svelte') },
  'ia.input.slider': { component: Slider, isTarget: true },
  'ia.input.text-area': { component: TextArea, isTarget: true },
  'ia.input.text-field': { component: TextField, isTarget: true },
  'ia.input.toggle-switch': { component: ToggleSwitch, isTarget: true },
  'ia.navigation.horizontalmenu': { component: HorizontalMenu, isTarget: true },
  'ia.navigation.link': { component: Link, isTarget: true },
  'ia.navigation.menutree': { component: MenuTree },
  'ia.shapes.svg': { component: Drawing },
  'ia.symbol.motor': { load: () => import('./symbol/Motor.svelte') },
  'ia.symbol.pump': { load: () => import('./symbol/Pump.svelte') },
  'ia.symbol.sensor': { load: () => import('./symbol/Sensor.svelte') },
  'ia.symbol.valve': { load: () => import('./symbol/Valve.svelte') },
  'ia.symbol.vessel': { load: () => import('./symbol/Vessel.svelte') },
};
