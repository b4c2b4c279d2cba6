import type { AlarmAct, AlarmBanner, AlarmOutcome, JournalPart } from '../../electron/contract/alarms.ts';
import type { Json, JsonObject } from '../../electron/contract/json.ts';
import type {
  Delta,
  Dock,
  LayoutChange,
  Notice,
  PageBridge,
  PageSnapshot,
  PenHistory,
  TagFolder,
  Popup,
  Region,
  Status,
  StyleClasses,
  PipeSettings,
  SymbolSettings,
  ViewNode,
} from '../../electron/contract/page.ts';
import { takeZone } from '../components/pageZone.ts';
import { takeHosts } from '../components/source.ts';
import { ErrorCode, type Answer, type SafeError } from '../../electron/contract/errors.ts';
import { pieceBytes } from '../../electron/contract/limits.ts';
import type { PageSizes } from '../../electron/contract/layout.ts';
import { knownClasses } from '../../electron/contract/knownClasses.ts';
import { obey } from './commands.ts';
import { base64Of } from './base64.ts';
import { openEntered } from './entered.ts';
import { keepHistory, type PageHistory } from './history.ts';
import { LayoutState, type Placed } from './layout.svelte.ts';
import { NodeState } from './node.svelte.ts';
import { watchPulse } from './pulse.ts';
import { sizesNow } from './sizes.ts';

/** The time of this computer, for people. */
function timeNow(): string {
  return new Date().toLocaleTimeString('en-GB');
}

export type { Region };

/** A time in epoch milliseconds, and in how many slices it is drawn. */
export interface HistoryRange {
  readonly start: number;
  readonly end: number;
  readonly slices: number;
}

/** A file that a person hands over, and the field of a form that it goes into. */
export interface HandedFile {
  readonly name: string;
  readonly data: Blob;
  readonly field?: string;
}

/** What components may do: tell the gateway of events and of what a person entered. */
export interface PageActions {
  /** Runs an event's handlers in the gateway; resolves when they ended. Nothing is sent when there is no handler. */
  readonly fire: (node: NodeState, event: string, payload?: JsonObject) => Promise<void>;
  /** Does what an entry of a component's menu says, by its place in each menu that leads to it. */
  readonly choose: (node: NodeState, path: readonly number[]) => Promise<void>;
  /** Writes what a person entered to a property or a place in it (`selection.selectedRow`); afterwards the node holds what the gateway does, and why where that is another. */
  readonly write: (node: NodeState, property: string, value: Json) => Promise<void>;
  /** What the person does next waits for what they entered and what is still to be written, 2 s at most. */
  readonly enter: (written: Promise<unknown>) => void;
  /** Goes to an address that stands in the component. */
  readonly follow: (node: NodeState, address: string, newTab?: boolean) => Promise<void>;
  /** The history of what the pens of a power chart name, or why there is none. */
  readonly readHistory: (node: NodeState, range: HistoryRange) => Promise<Answer<PenHistory[]>>;
  /** What an alarm journal table shows of a time (epoch milliseconds), or why that is not known. */
  readonly readJournal: (node: NodeState, start: number, end: number) => Promise<Answer<JournalPart>>;
  /** Acknowledges or shelves alarms by a table of them: what became of it, or why that was not done. */
  readonly handleAlarms: (node: NodeState, act: AlarmAct) => Promise<Answer<AlarmOutcome>>;
  /** What is in a folder that a tree of tags shows, or why that is not known; its root for an empty path. */
  readonly browseTags: (node: NodeState, path: string) => Promise<Answer<TagFolder>>;
  /**
   * Hands a file over to a component, piece by piece; `onProgress` hears how many bytes are there. Resolves when its scripts ended, to
   * why it was not taken, or undefined.
   */
  readonly sendFile: (
    node: NodeState,
    file: HandedFile,
    onProgress: (bytes: number) => void,
  ) => Promise<string | undefined>;
  /** The user name of who is signed in, empty for nobody: what one may see, another may not, and is asked for anew. */
  readonly person: string;
  readonly region: Region;
  /** How symbols look that leave it to the session. */
  readonly symbols: SymbolSettings;
  /** How pipes look that leave it to the session. */
  readonly pipes: PipeSettings;
  /** The style classes of the project, also those that only its style sheet has. */
  readonly styleClasses: StyleClasses;
}

export type PlacedPopup = Placed<Popup, NodeState>;
export type PlacedDock = Placed<Dock, NodeState>;

/** Milliseconds between two looks at the gateway's status: its clock may be set, its name of the user may change. */
const statusInterval = 15_000;

/** The page that this document shows: a mirror of what the gateway says, and the way back to it. */
export class PageState implements PageActions {
  readonly bridge: PageBridge;
  /** Found by id when a delta comes; nothing renders from it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #nodes = new Map<string, NodeState>();
  snapshot = $state.raw<PageSnapshot>();
  readonly #styleClasses = $derived(knownClasses(this.snapshot?.styleClasses ?? {}, this.snapshot?.stylesheet ?? []));
  root = $state.raw<NodeState>();
  inert = $state(false);
  /** False while the station cannot be reached: what is shown may be old, and nothing that a person does gets there. */
  live = $state(true);
  /** When the station was lost, by this computer's clock, in words; undefined before it was first reached. */
  lostAt = $state<string>();
  notice = $state.raw<Notice>();
  status = $state.raw<Status>();
  /** What the banner of alarms says; null where the project has none. */
  alarms = $state.raw<AlarmBanner | null>(null);
  /** The page that was asked for last. */
  path = $state('/');
  /** Why it could not be opened, when it could not. */
  failure = $state.raw<SafeError>();
  /** A script closed the page or its session: what it says. */
  closed = $state.raw<{ readonly what: 'page' | 'session'; readonly message: string }>();
  /** Popups and docks. */
  readonly layout: LayoutState<NodeState>;
  title = $state('');
  theme = $state.raw<PageSnapshot['theme']>('light');
  symbols = $state.raw<SymbolSettings>({ appearance: 'simple', speed: 100 });
  pipes = $state.raw<PipeSettings>({ appearance: 'simple', gap: 4 });
  region = $state.raw<Region>({ locale: 'en', zone: 'UTC' });
  /** The page of users is shown in place of the project's. */
  showsUsers = $state(false);

  readonly person = $derived(this.status?.user?.userName ?? '');

  readonly #history: PageHistory;
  /** How large the page is, as it was told last. */
  #sizes: PageSizes | undefined;

  /** Whether it is shown in a browser, and not in a window of the program. */
  readonly isBrowser: boolean;

  constructor(bridge: PageBridge, isBrowser = false) {
    this.isBrowser = isBrowser;
    this.bridge = bridge;
    this.layout = new LayoutState(bridge, {
      renew: (before, node) => this.#renew(before, node),
      forget: (root) => this.#forget(root),
    });
    this.#history = keepHistory(isBrowser, (address) => void this.open(address, false));
    bridge.on('deltas', (deltas) => this.#applyAll(deltas));
    bridge.on('layout', (change) => this.#takeLayout(change));
    bridge.on('command', (command) =>
      obey(command, {
        goTo: (address) => void this.open(address),
        notify: (notice) => (this.notice = notice),
        close: (what, message) => this.#close(what, message),
      }),
    );
    bridge.on('inert', (inert) => (this.inert = inert));
    bridge.on('notice', (notice) => (this.notice = notice));
    bridge.on('settled', () => this.#forgetPassing());
    bridge.on('status', (status) => this.#takeStatus(status));
    bridge.on('alarms', (alarms) => (this.alarms = alarms));
    bridge.on('changed', () => void this.#resume());
    bridge.on('live', (live) => void this.#setLive(live));
    setInterval(() => void this.#refreshStatus(), statusInterval);
    this.path = this.#history.here();
    // In a browser the connection comes later, and may be lost.
    if (isBrowser) this.live = false;
    else {
      void this.open(this.path, false).then(() => {
        // Nothing was lost meanwhile: what was told waits, in its order.
        watchPulse(
          (hear) => bridge.on('alive', hear),
          (live) => this.#showLive(live),
        );
      });
    }
  }

  get styleClasses(): StyleClasses {
    return this.#styleClasses;
  }

  /**
   * Opens a page by its address; `isFurther` where it comes after the one that is shown, and not in its place.
   */
  async open(address: string, isFurther = true): Promise<void> {
    // What comes with the page is about the page.
    this.notice = undefined;
    // Another page of the gateway's, it may be, which knows nothing of it yet.
    void this.bridge.tellSizes((this.#sizes ??= sizesNow(undefined)));
    const answer = await this.bridge.openPage({ path: address });
    this.path = address;
    if (!answer.ok && answer.error.code === ErrorCode.notLive) return;
    this.#nodes.clear();
    this.showsUsers = false;
    this.closed = undefined;
    if (!answer.ok) {
      // What was shown is another page's: it does not stay under the name of this one.
      this.root = undefined;
      if (answer.error.code === ErrorCode.closed) {
        this.#close('session', answer.error.message);
        return;
      }
      this.failure = answer.error;
      this.#history.enter(address, isFurther);
      if (this.status === undefined) void this.#refreshStatus();
      return;
    }
    this.failure = undefined;
    this.#show(answer.value);
    this.root = this.#keep(answer.value.root);
    this.#history.enter(answer.value.address, isFurther);
  }

  #show(snapshot: PageSnapshot): void {
    takeHosts(snapshot.hosts, snapshot.frames);
    this.#takeRegion(snapshot.region);
    this.path = snapshot.path;
    this.snapshot = snapshot;
    this.status = snapshot.status;
    this.alarms = snapshot.alarms;
    this.title = snapshot.title;
    this.theme = snapshot.theme;
    this.symbols = snapshot.symbols;
    this.pipes = snapshot.pipes;
    this.layout.takeAll(snapshot);
  }

  /** Tells how large the page is. */
  tellSizes(sizes: PageSizes): void {
    this.#sizes = sizes;
    void this.bridge.tellSizes(sizes);
  }

  #takeLayout(change: LayoutChange): void {
    if (change.kind === 'primary') {
      this.#forget(this.root);
      this.layout.isBuiltIn = change.isBuiltIn;
      this.root = this.#keep(change.root);
    } else if (change.kind === 'title') this.title = change.title;
    else if (change.kind === 'theme') this.theme = change.theme;
    else if (change.kind === 'symbols') this.symbols = change.symbols;
    else if (change.kind === 'pipes') this.pipes = change.pipes;
    else if (change.kind === 'region') this.#takeRegion(change.region);
    else this.layout.take(change);
  }

  #takeRegion(region: Region): void {
    takeZone(region.zone);
    this.region = region;
  }

  #close(what: 'page' | 'session', message: string): void {
    this.closed = { what, message };
    this.root = undefined;
    this.failure = undefined;
    this.#nodes.clear();
    this.layout.clear();
  }

  /** Counts what is heard of the connection: what was asked before is not believed after. */
  #turn = 0;

  async #setLive(live: boolean): Promise<void> {
    const mine = (this.#turn += 1);
    if (live) await this.#resume();
    if (mine === this.#turn) this.#showLive(live);
  }

  #showLive(live: boolean): void {
    this.live = live;
    if (live) this.lostAt = undefined;
    else if (this.root !== undefined) this.lostAt ??= timeNow();
  }

  /** The station is back: the same page, as it stands now. What a person was typing stays where it is. */
  async #resume(): Promise<void> {
    if (this.closed !== undefined) return;
    const before = this.root;
    if (before === undefined) {
      await this.open(this.path, false);
      return;
    }
    // Somebody went back or on while the station was lost: what it shows is not the page of the address any more.
    const here = this.#history.here();
    if (here !== this.snapshot?.address) {
      await this.open(here, false);
      return;
    }
    let answer = await this.bridge.resumePage(null);
    if (!answer.ok && answer.error.code !== 'not-live') {
      // The station knows this page no more: it is opened anew, with the components that it had.
      this.inert = false;
      answer = await this.bridge.openPage({ path: this.#history.here() });
    }
    if (answer.ok) {
      this.#nodes.clear();
      this.#show(answer.value);
      this.root = this.#renew(before, answer.value.root);
    } else if (answer.error.code !== 'not-live') await this.open(this.path, false);
  }

  /** A node as it stands now, in the place of what the document had of it. */
  #renew(before: NodeState | undefined, node: ViewNode): NodeState {
    if (before?.id !== node.id || before.type !== node.type || before.name !== node.name) return this.#keep(node);
    before.renew(node, this.#renewAll(before.children, node.children));
    this.#nodes.set(node.id, before);
    return before;
  }

  /** Nodes in the place of those before: one that stays keeps what a person is doing in it, one that is gone is forgotten. */
  #renewAll(before: readonly NodeState[], nodes: readonly ViewNode[]): readonly NodeState[] {
    const left = Object.fromEntries(before.map((node) => [node.id, node]));
    const staying = Object.fromEntries(nodes.map(({ id }) => [id, true]));
    const now = nodes.map((node) => this.#renew(left[node.id], node));
    for (const node of before) if (staying[node.id] === undefined) this.#forget(node);
    return now;
  }

  async fire(node: NodeState, event: string, payload: JsonObject = {}): Promise<void> {
    if (!node.events.includes(event)) return;
    await this.#heed(this.#afterEntered(() => this.bridge.fireEvent({ id: node.id, event, payload })));
  }

  /** What a script of keys waits for was pressed. */
  async pressKey(name: string, event: JsonObject): Promise<void> {
    await this.#heed(this.#afterEntered(() => this.bridge.pressKey({ name, event })));
  }

  /** The site's reader read what nothing on the page takes. */
  async tellScan(text: string): Promise<void> {
    await this.#heed(this.bridge.tellScan({ text }));
  }

  async choose(node: NodeState, path: readonly number[]): Promise<void> {
    await this.#heed(this.#afterEntered(() => this.bridge.chooseFromMenu({ id: node.id, path: [...path] })));
  }

  /** Says why something that a person did was not done; where it was, what passes and was said before it goes. */
  async #heed<Value>(asked: Promise<Answer<Value>>): Promise<Answer<Value>> {
    const { notice } = this;
    const answer = await asked;
    if (answer.ok) this.#done(notice);
    else if (answer.error.code !== 'busy') {
      this.notice = { level: 'problem', message: answer.error.message, passes: true };
    }
    return answer;
  }

  /** Something was done: what passes and was said before it, goes. */
  #done(before: Notice | undefined): void {
    if (this.notice === before) this.#forgetPassing();
  }

  #forgetPassing(): void {
    if (this.notice?.passes === true) this.notice = undefined;
  }

  async follow(node: NodeState, address: string, newTab = false): Promise<void> {
    await this.#heed(this.#afterEntered(() => this.bridge.followLink({ id: node.id, address, newTab })));
  }

  async readHistory(node: NodeState, range: HistoryRange): Promise<Answer<PenHistory[]>> {
    return this.bridge.readHistory({ id: node.id, ...range });
  }

  async readJournal(node: NodeState, start: number, end: number): Promise<Answer<JournalPart>> {
    return this.bridge.readJournal({ id: node.id, start, end });
  }

  readonly #entered = openEntered();

  enter(written: Promise<unknown>): void {
    this.#entered.enter(written);
  }

  /** At once where nothing is on its way: what is told after it stays behind it. */
  #afterEntered<Value>(call: () => Promise<Value>): Promise<Value> {
    return this.#entered.whenWritten()?.then(call) ?? call();
  }

  async handleAlarms(node: NodeState, act: AlarmAct): Promise<Answer<AlarmOutcome>> {
    return this.bridge.handleAlarms({ id: node.id, act });
  }

  async browseTags(node: NodeState, path: string): Promise<Answer<TagFolder>> {
    return this.bridge.browseTags({ id: node.id, path });
  }

  async write(node: NodeState, property: string, value: Json): Promise<void> {
    const { notice } = this;
    const answer = await this.bridge.writeProperty({ id: node.id, property, value });
    const [name = '', ...inner] = property.split('.');
    if (answer.ok) {
      node.take([name, ...inner], answer.value.value, answer.value.quality);
      node.takeRefusal(property, answer.value.refused);
      if (answer.value.refused === null) this.#done(notice);
    } else {
      // Nothing was written: what the gateway told before holds.
      node.take([name], node.props[name] ?? null, node.quality[name] ?? null);
      node.takeRefusal(property, answer.error.message);
    }
  }

  /** Counts the files that were handed over: each has a name of its own. */
  #files = 0;

  async sendFile(
    node: NodeState,
    { name, data, field = '' }: HandedFile,
    onProgress: (bytes: number) => void,
  ): Promise<string | undefined> {
    const key = `${(this.#files += 1)}`;
    let at = 0;
    do {
      const piece = data.slice(at, at + pieceBytes);
      const text = base64Of(new Uint8Array(await piece.arrayBuffer()));
      const answer = await this.bridge.sendFile({ id: node.id, key, field, name, size: data.size, at, data: text });
      if (!answer.ok) return answer.error.message;
      at += piece.size;
      onProgress(at);
    } while (at < data.size);
    return undefined;
  }

  /** Asks the gateway for something that answers on another way, or not at all; says why when it does not. */
  async ask(call: 'askSignIn' | 'askStationSign' | 'signOut' | 'lockScreen'): Promise<void> {
    await this.#heed(this.bridge[call](null));
  }

  async #refreshStatus(): Promise<void> {
    const answer = await this.bridge.readStatus(null);
    if (answer.ok) this.#takeStatus(answer.value);
  }

  #takeStatus(status: Status): void {
    const isAnother = this.status !== undefined && this.status.user?.userName !== status.user?.userName;
    this.status = status;
    if (isAnother) this.#forgetPassing();
    // Somebody else may see what the one before could not.
    if (isAnother && this.failure !== undefined) void this.open(this.path, false);
    if (status.user?.isAdministrator !== true) this.showsUsers = false;
  }

  #keep(node: ViewNode): NodeState {
    const kept = new NodeState(
      node,
      node.children.map((child) => this.#keep(child)),
    );
    this.#nodes.set(node.id, kept);
    return kept;
  }

  #applyAll(deltas: readonly Delta[]): void {
    try {
      for (const delta of deltas) this.#apply(delta);
    } catch (error) {
      // Something before it was not heard: the page is asked for as it stands.
      console.error('A change does not fit to what the page shows.', error);
      void this.#resume();
    }
  }

  #forget(node: NodeState | undefined): void {
    if (node === undefined) return;
    this.#nodes.delete(node.id);
    for (const child of node.children) this.#forget(child);
  }

  #apply(delta: Delta): void {
    const node = this.#nodes.get(delta.id);
    if (node === undefined) return;
    switch (delta.kind) {
      case 'prop': {
        node.take(delta.path, delta.value, delta.quality);
        break;
      }
      case 'position':
        node.position = delta.value;
        node.notes = delta.notes;
        break;
      case 'visible':
        node.visible = delta.value;
        node.notes = delta.notes;
        break;
      case 'tooltip':
        node.tooltip = delta.value;
        break;
      case 'menu':
        node.menu = delta.value;
        break;
      case 'domId':
        node.domId = delta.value;
        break;
      case 'children':
        node.notes = delta.notes;
        node.children = this.#renewAll(node.children, delta.children);
        break;
      case 'added': {
        node.notes = delta.notes;
        // What stands around them may have come with this message too, and they in it.
        const added = delta.children.filter(({ id }) => !this.#nodes.has(id)).map((child) => this.#keep(child));
        node.children = [...node.children, ...added];
        break;
      }
    }
  }
}
