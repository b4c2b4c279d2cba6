/** What lies around the primary view of a page: its popups and docks, as the gateway says them, and how a person moved them. */
import type { Dock, LayoutChange, PageBridge, PageSnapshot, Popup, ViewNode } from '../../electron/contract/page.ts';

/** Where a person moved a popup to, in pixels of the area that popups lie in. */
export interface Moved {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One popup or dock as this document keeps it; `settings` is what the gateway said last, `root` the component of its view. */
export class Placed<T extends Popup | Dock, Node> {
  settings = $state.raw<T>() as T;
  root = $state.raw<Node>();
  /** The higher, the further in front. */
  front = $state(0);
  moved = $state.raw<Moved>();
  /** Pixels that a person made a dock of. */
  size = $state<number>();
  /** Whether it was drawn before: another page of the program may have stood in its place since. */
  wasDrawn = false;

  constructor(settings: T, root: Node | undefined) {
    this.settings = settings;
    this.root = root;
  }
}

/** How the document keeps the components of a view. */
export interface Nodes<Node> {
  /** A node as it stands now, in the place of what the document had of it. */
  readonly renew: (before: Node | undefined, node: ViewNode) => Node;
  /** A view is gone with all that it held. */
  readonly forget: (root: Node | undefined) => void;
}

export class LayoutState<Node> {
  popups = $state.raw<readonly Placed<Popup, Node>[]>([]);
  docks = $state.raw<readonly Placed<Dock, Node>[]>([]);
  cornerPriority = $state.raw<PageSnapshot['cornerPriority']>('top-bottom');
  /** Whether a page of the program is shown, over which popups of the project never lie. */
  isBuiltIn = $state(false);
  readonly #bridge: PageBridge;
  readonly #nodes: Nodes<Node>;
  #fronts = 0;

  constructor(bridge: PageBridge, nodes: Nodes<Node>) {
    this.#bridge = bridge;
    this.#nodes = nodes;
  }

  /** The popups over the page: those that wait are kept as they are. */
  readonly shownPopups = $derived(this.isBuiltIn ? [] : this.popups);
  /** The popup in front of which nothing else can be used; undefined where there is none. */
  readonly modalPopup = $derived(
    this.shownPopups.filter(({ settings }) => settings.modal).toSorted((one, other) => other.front - one.front)[0],
  );
  /** The modal dock that is open. */
  readonly modalDock = $derived(this.docks.find(({ settings }) => settings.modal && settings.isOpen));

  /** Takes all of it, as a page that is opened or comes back has it. */
  takeAll({ isBuiltIn, popups, docks, cornerPriority }: PageSnapshot): void {
    this.isBuiltIn = isBuiltIn;
    this.popups = popups.map((popup) => this.#placed(this.popups, popup));
    this.docks = docks.map((dock) => this.#placed(this.docks, dock));
    this.cornerPriority = cornerPriority;
  }

  take(change: LayoutChange): void {
    if (change.kind === 'popup') {
      const popup = this.#placed(this.popups, change.popup);
      if (!this.popups.includes(popup)) this.popups = [...this.popups, popup];
      this.#toFront(popup);
    } else if (change.kind === 'popupClosed') {
      const closed = this.popups.find(({ settings }) => settings.key === change.key);
      this.popups = this.popups.filter((popup) => popup !== closed);
      this.#nodes.forget(closed?.root);
    } else if (change.kind === 'dock') this.#placed(this.docks, change.dock);
  }

  clear(): void {
    this.popups = [];
    this.docks = [];
  }

  /** Whether a popup lies behind one that lets nothing else be used. */
  isBehind(popup: Placed<Popup, Node>): boolean {
    return this.modalPopup !== undefined && popup.front < this.modalPopup.front;
  }

  /** A person went to a popup. */
  goTo(popup: Placed<Popup, Node>): void {
    if (popup.front === this.#fronts) return;
    this.#toFront(popup);
    void this.#bridge.focusPopup({ key: popup.settings.key });
  }

  /** A person wants a popup closed; the gateway says whether it may be. */
  close(popup: Placed<Popup, Node>): void {
    void this.#bridge.closePopup({ key: popup.settings.key });
  }

  setDock(dock: Placed<Dock, Node>, isOpen: boolean): void {
    void this.#bridge.setDock({ key: dock.settings.key, isOpen });
  }

  #toFront(popup: Placed<Popup, Node>): void {
    popup.front = this.#fronts += 1;
  }

  #placed<T extends Popup | Dock>(known: readonly Placed<T, Node>[], settings: T): Placed<T, Node> {
    const before = known.find((one) => one.settings.key === settings.key);
    const root = settings.root === null ? undefined : this.#nodes.renew(before?.root, settings.root);
    if (before === undefined) {
      const made = new Placed(settings, root);
      made.front = this.#fronts += 1;
      return made;
    }
    if (before.root !== root) this.#nodes.forget(before.root);
    before.settings = settings;
    before.root = root;
    return before;
  }
}
