/**
 * Touches that somebody meant (HM-8). A palm, an arm at the edge, water and a wet glove touch a panel too: at several places at once,
 * over a large area, over the edge, or for less or more time than a finger. What cannot be undone does not follow them. A mouse and keys are
 * always meant.
 */

/** What of a pointer's event counts; lengths in pixels of the document, times in milliseconds. */
export type Contact = Pick<
  PointerEvent,
  'pointerId' | 'pointerType' | 'isPrimary' | 'timeStamp' | 'clientX' | 'clientY' | 'width' | 'height'
>;

/** What a panel is like, in pixels of the document. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly millimetre: number;
}

/** Millimetres that a finger covers at most, also in a thick glove; a palm covers more. */
const widest = 30;
/** Milliseconds that a finger is down at least; drops of water come and go faster. */
const briefest = 25;
/** And at most: what lies on the panel presses nothing when it is lifted. */
const longest = 1000;
/** Milliseconds from a question until an answer to it is meant: bursts and the second of two taps come before. */
export const settled = 400;

interface Touch {
  readonly began: number;
  readonly isSmall: boolean;
  /** Nothing else was on the panel meanwhile. */
  isAlone: boolean;
  lasted: number;
}

/** Follows what touches a panel. */
export interface Touches {
  readonly down: (contact: Contact, panel: Panel) => void;
  /** It was lifted, or the browser took it for something else than a press. */
  readonly up: (contact: Contact) => void;
  /** Whether the press that a pointer ended was meant, and began at a time or after it. */
  readonly isMeant: (press: Pick<Contact, 'pointerId' | 'pointerType'>, notBefore: number) => boolean;
}

/** Follows what touches a panel, from now on. */
export function followTouches(): Touches {
  const onPanel = new Map<number, Touch>();
  /** What was lifted last: a press comes after it. */
  let lifted: { readonly pointerId: number; readonly touch: Touch } | undefined;
  return {
    down: (contact, panel) => {
      // Of one that the document did not hear the end of (it was hidden) nothing is left either.
      if (contact.isPrimary) onPanel.clear();
      const touch = {
        began: contact.timeStamp,
        isSmall: isSmall(contact, panel),
        isAlone: onPanel.size === 0,
        lasted: 0,
      };
      for (const other of onPanel.values()) other.isAlone = false;
      onPanel.set(contact.pointerId, touch);
    },
    up: ({ pointerId, timeStamp }) => {
      const touch = onPanel.get(pointerId);
      if (touch === undefined) return;
      onPanel.delete(pointerId);
      touch.lasted = timeStamp - touch.began;
      lifted = { pointerId, touch };
    },
    isMeant: ({ pointerId, pointerType }, notBefore) => {
      // The press of a key, and of what reads the screen to somebody, is of no pointer.
      if (pointerType !== 'touch' && pointerType !== 'pen') return true;
      if (lifted?.pointerId !== pointerId) return false;
      const { began, isSmall, isAlone, lasted } = lifted.touch;
      return isSmall && isAlone && lasted >= briefest && lasted <= longest && began >= notBefore;
    },
  };
}

function isSmall({ clientX, clientY, width, height }: Contact, panel: Panel): boolean {
  const isInside =
    clientX > width / 2 &&
    clientY > height / 2 &&
    clientX < panel.width - width / 2 &&
    clientY < panel.height - height / 2;
  return isInside && Math.max(width, height) <= widest * panel.millimetre;
}

const touches = followTouches();

/** Pixels of the document to a millimetre of the panel (`--mm`). */
function millimetre(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
}

/** Follows the touches of this document, from its start: a palm that lies on it already counts. */
export function hearTouches(): void {
  const options = { capture: true, passive: true };
  const down = (event: PointerEvent): void =>
    touches.down(event, { width: innerWidth, height: innerHeight, millimetre: millimetre() });
  window.addEventListener('pointerdown', down, options);
  window.addEventListener('pointerup', touches.up, options);
  window.addEventListener('pointercancel', touches.up, options);
}

/** Whether somebody meant a press, which began at a time of the document or after it. */
export function isMeant(press: MouseEvent, notBefore = 0): boolean {
  return !(press instanceof PointerEvent) || touches.isMeant(press, notBefore);
}
