/**
 * Events of the document that every component raises where it has a handler, by their names in Perspective, with the names
 * that a browser has for them. As in React, focus and blur come from what is inside as well, and a change is told as it is
 * entered. A component that hears of being dragged can be dragged, within its page and without any data.
 */
export interface DomEvent {
  /** The browser's name. */
  readonly type: string;
  /** What its fields are. */
  readonly fields: 'mouse' | 'key' | 'none';
  /**
   * How many are told: `each`, one after the other; `idle`, of which those that come while one is being done are dropped, as a
   * second press is; or `latest`, at most one a frame, of which the last counts.
   */
  readonly delivery: 'each' | 'idle' | 'latest';
  /** It comes from the element itself alone, and not from what is inside. */
  readonly isOwn?: boolean;
}

const mouse = (type: string, delivery: DomEvent['delivery'] = 'each'): DomEvent => ({
  type,
  fields: 'mouse',
  delivery,
});
const key = (type: string): DomEvent => ({ type, fields: 'key', delivery: 'each' });
const plain = (type: string): DomEvent => ({ type, fields: 'none', delivery: 'each' });

export const domEvents: Readonly<Record<string, DomEvent>> = Object.freeze({
  onClick: mouse('click', 'idle'),
  onDoubleClick: mouse('dblclick', 'idle'),
  onContextMenu: mouse('contextmenu', 'idle'),
  onMouseDown: mouse('mousedown'),
  onMouseUp: mouse('mouseup'),
  onMouseEnter: { ...mouse('mouseenter'), isOwn: true },
  onMouseLeave: { ...mouse('mouseleave'), isOwn: true },
  onMouseMove: mouse('mousemove', 'latest'),
  onMouseOver: mouse('mouseover'),
  onMouseOut: mouse('mouseout'),
  onPointerDown: mouse('pointerdown'),
  onPointerUp: mouse('pointerup'),
  onPointerEnter: { ...mouse('pointerenter'), isOwn: true },
  onPointerLeave: { ...mouse('pointerleave'), isOwn: true },
  onPointerMove: mouse('pointermove', 'latest'),
  onPointerOver: mouse('pointerover'),
  onPointerOut: mouse('pointerout'),
  onPointerCancel: mouse('pointercancel'),
  onTouchStart: mouse('touchstart'),
  onTouchMove: mouse('touchmove', 'latest'),
  onTouchEnd: mouse('touchend'),
  onTouchCancel: mouse('touchcancel'),
  onWheel: mouse('wheel', 'latest'),
  onScroll: { type: 'scroll', fields: 'none', delivery: 'latest', isOwn: true },
  onDragStart: mouse('dragstart'),
  onDrag: mouse('drag', 'latest'),
  onDragEnd: mouse('dragend'),
  onDragEnter: mouse('dragenter'),
  onDragOver: mouse('dragover', 'latest'),
  onDragLeave: mouse('dragleave'),
  onDrop: mouse('drop'),
  onKeyDown: key('keydown'),
  onKeyPress: key('keypress'),
  onKeyUp: key('keyup'),
  onFocus: plain('focusin'),
  onBlur: plain('focusout'),
  onChange: plain('input'),
  onSelect: plain('select'),
  onCopy: plain('copy'),
  onCut: plain('cut'),
  onPaste: plain('paste'),
  onCompositionStart: plain('compositionstart'),
  onCompositionUpdate: plain('compositionupdate'),
  onCompositionEnd: plain('compositionend'),
});

/** A component that has a handler for one of them can be dragged. */
export const draggedEvents: readonly string[] = ['dom.onDragStart', 'dom.onDrag', 'dom.onDragEnd'];

/** Their names as components have them: `dom.onClick`. */
export const domEventNames: readonly string[] = Object.keys(domEvents).map((name) => `dom.${name}`);
