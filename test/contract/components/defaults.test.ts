/** What components are where a project says nothing: projects leave out what is as in Perspective. */
import { describe, expect, it } from 'vitest';
import { defaultsFor } from '../../../electron/contract/components/declaration.ts';
import { declarationOf } from '../../../electron/contract/components/index.ts';

/** The defaults that Perspective's own documents name, by type; but for colours, which are the theme's here. */
const known = {
  'ia.container.flex': {
    direction: 'row',
    wrap: 'nowrap',
    justify: 'flex-start',
    alignItems: 'stretch',
    alignContent: 'stretch',
  },
  'ia.container.split': { orientation: 'horizontal', split: { position: '50%', size: 16, draggable: true } },
  'ia.container.tab': { currentTabIndex: 0, menuType: 'classic', tabSize: { width: 96, height: 36 } },
  'ia.display.view': { path: '', useDefaultViewWidth: false, useDefaultViewHeight: false },
  'ia.display.flex-repeater': {
    elementPosition: { grow: 1, shrink: 1, basis: 0 },
    useDefaultViewWidth: true,
    useDefaultViewHeight: true,
  },
  'ia.display.viewcanvas': { useDefaultViewWidth: true, useDefaultViewHeight: true, enableTransitions: true },
  'ia.display.accordion': { expansionMode: 'multiple' },
  'ia.display.carousel': {
    activePane: 0,
    autoplay: { enabled: false, transitionDelay: 2500 },
    behavior: { transitionSpeed: 500, fade: false, swipeThreshold: 200, mobileSwipeable: true, desktopDraggable: true },
    appearance: { slidesToShow: 1, slidePadding: 20, reverse: false },
  },
  'ia.display.dashboard': {
    grid: 'stretch',
    stretch: { rowCount: 8, columnCount: 8, rowGutterSize: 6, columnGutterSize: 6 },
    fixed: { cellSize: 100, rowCount: 10, columnCount: 10 },
    pack: true,
    isEditing: false,
    editingToggle: true,
  },
  'ia.display.label': { text: '', alignVertical: 'center' },
  'ia.display.image': { source: '', tint: { enabled: false, color: '#CCCCCC' }, fit: { mode: 'none', scroll: false } },
  'ia.display.markdown': { sectionSpacing: 24, markdown: { escapeHtml: true, skipHtml: false } },
  'ia.display.table': {
    data: [],
    columns: [],
    virtualized: true,
    selection: { mode: 'single', enableRowSelection: true, enableColumnSelection: false },
    pager: { top: false, bottom: true, options: [5, 10, 15, 25, 50, 100], initialOption: 25 },
    cells: { allowEditOn: 'double-click' },
    enableHeader: true,
    enableFooter: false,
    dragOrderable: true,
    resizeMode: 'fill',
    rows: { subview: { enabled: false }, subviewExpansionMode: 'multiple' },
  },
  'ia.display.tag-browse-tree': { root: { path: '' }, filter: { enabled: false }, selection: { mode: 'multiple' } },
  'ia.display.tree': { interactable: true, appearance: { rowHeight: 24 } },
  'ia.display.progress': { value: 50, min: 0, max: 100, mode: 'determinate', valueDisplay: { format: '0,0.##' } },
  'ia.display.led-display': { value: 0, numberFormat: '#,##0.00', segmentFormat: '14 segment', locale: 'en-US' },
  'ia.display.cylindrical-tank': { value: 0, capacity: 100, warningThreshold: 100, liquidOpacity: 0.7, strokeWidth: 2 },
  'ia.display.thermometer': { value: 25, lowBound: 0, highBound: 100, unit: 'C', strokeWidth: 2 },
  'ia.display.linear-scale': { minValue: 0, maxValue: 100, mirror: false, reverse: false },
  'ia.display.moving-analog-indicator': { processValue: 50, minValue: 0, maxValue: 100, reverseIndicator: false },
  'ia.display.sparkline': {
    width: 0.75,
    opacity: 1,
    marker: { first: { shape: 'circle', size: 5, stroke: { width: 0.5 } }, high: { shape: 'square' } },
  },
  'ia.display.barcode': { value: 'Value', type: 'code128', displayValue: true, valuePosition: 'bottom' },
  'ia.chart.gauge': { value: 0, secondaryValue: 0, startAngle: 180, endAngle: 360, animate: false },
  'ia.chart.powerchart': { config: { mode: 'realtime', unitOfTime: 8, measureOfTime: 'hours' } },
  'ia.chart.xy': { background: { render: 'none', opacity: 1 } },
  'ia.chart.simple-gauge': { value: 0, minValue: 0, maxValue: 100, arc: { width: 20 } },
  'ia.input.button': { text: 'Button', enabled: true, primary: true, justify: 'center', align: 'center' },
  'ia.input.text-field': { text: '', enabled: true, deferUpdates: true, rejectUpdatesWhileFocused: true },
  'ia.input.text-area': { wrap: 'soft', resize: 'none' },
  'ia.input.password-field': { text: '', enabled: true, allowReveal: true },
  'ia.input.numeric-entry-field': {
    value: '',
    mode: 'direct',
    format: '0,0.##',
    align: 'right',
    spinner: { enabled: true, increment: 1 },
  },
  'ia.input.dropdown': {
    multiSelect: false,
    search: { enabled: true, matching: 'any', noResultsText: 'No results found' },
    placeholder: { text: 'Select...' },
    showClearIcon: false,
    allowCustomOptions: false,
    wrapMultiSelectValues: true,
    minMenuHeight: 150,
    maxMenuHeight: 350,
  },
  'ia.input.checkbox': { selected: false, text: 'text', textPosition: 'right', triState: false },
  'ia.input.radio-group': { orientation: 'row', textPosition: 'right', justify: 'start', align: 'center' },
  'ia.input.toggle-switch': { selected: false, label: { position: 'right' } },
  'ia.input.slider': { value: 0, min: 0, max: 100, step: 1, labels: { show: false, interval: 20 } },
  'ia.input.multi-state-button': { orientation: 'column', buttonGap: 4, primary: false },
  'ia.input.oneshotbutton': { value: 0, setValue: 1, confirm: { enabled: false, text: 'Are you sure?' } },
  'ia.input.date-time-input': { format: 'lll', placeholder: 'Select date', dismissOnSelect: true, locale: 'en' },
  'ia.input.fileupload': { supportedFileTypes: ['pdf'], maxUploads: 5, fileSizeLimit: 10 },
  'ia.input.signature-pad': { pad: { pen: { color: '#000000', width: 1 }, canvas: { clearColor: 'transparent' } } },
  'ia.input.barcodescannerinput': { data: [], window: 20, captureMode: 'keypress' },
  'ia.display.equipmentschedule': { defaultZoom: 'hours', addEnabled: true, moveEnabled: true, rowHeight: 46 },
  'ia.display.video-player': { liveFeed: false, autohideControls: false },
  'ia.display.audio': { source: '', play: false, loop: false, volume: 100, playbackRate: 1 },
  'ia.display.pdf-viewer': { source: '', page: 1, showPageNumber: false },
  'ia.symbol.motor': { appearance: 'auto', state: 'default', orientation: 'right', feet: 'bottom' },
  'ia.symbol.valve': { valve: 'top', reverseFlow: false },
  'ia.symbol.vessel': { orientation: 'vertical', displayFillLevel: true, displayStand: true, liquidOpacity: 0.7 },
};

describe('what holds where a project says nothing', () => {
  it.each(Object.entries(known))('is as in Perspective: %s', (type, defaults) => {
    const declaration = declarationOf(type);
    expect(declaration === undefined ? undefined : defaultsFor(declaration).props).toMatchObject(defaults);
  });
});
