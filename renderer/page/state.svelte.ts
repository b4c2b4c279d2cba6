import type { Json, JsonObject } from '../../electron/contract/json.ts';
import type {
  Delta,
  Notice,
  PageBridge,
  PageSnapshot,
  Quality,
  Status,
  ViewNode,
} from '../../electron/contract/page.ts';

/** One component as this document keeps it; deltas change it in place. */
export class NodeState {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly events: readonly string[];
  props = $state.raw<JsonObject>({});
  position = $state.raw<JsonObject>({});
  visible = $state(true);
  quality = $state.raw<Readonly<Record<string, Quality>>>({});
  children = $state.raw<readonly NodeState[]>([]);

  constructor(node: ViewNode, children: readonly NodeState[]) {
    this.id = node.id;
    this.type = node.type;
    this.name = node.name;
    this.events = node.events;
    this.props = node.props;
    this.position = node.position;
    this.visible = node.visible;
    this.quality = node.quality;
    this.children = children;
  }
}

/** What components may do: tell the gateway of events and of what a person entered. */
export interface PageActions {
  /** Runs an event's handlers in the gateway; resolves when they ended. Nothing is sent when there is no handler. */
  readonly fire: (node: NodeState, event: string, payload?: JsonObject) => Promise<void>;
  readonly write: (node: NodeState, property: string, value: Json) => void;
}

/** Milliseconds between two looks at the gateway's status: its clock may be set, its name of the user may change. */
const statusInterval = 15_000;

/** The page that this document shows: a mirror of what the gateway says, and the way back to it. */
export class PageState implements PageActions {
  readonly bridge: PageBridge;
  /** Found by id when a delta comes; nothing renders from it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #nodes = new Map<string, NodeState>();
  snapshot = $state.raw<PageSnapshot>();
  root = $state.raw<NodeState>();
  inert = $state(false);
  notice = $state.raw<Notice>();
  status = $state.raw<Status>();
  /** Why the page could not be opened, when it could not. */
  failure = $state.raw<string>();
  /** The page of users is shown in place of the project's. */
  showsUsers = $state(false);

  constructor(bridge: PageBridge) {
    this.bridge = bridge;
    bridge.on('deltas', (deltas) => deltas.forEach((delta) => this.#apply(delta)));
    bridge.on('inert', (inert) => (this.inert = inert));
    bridge.on('notice', (notice) => (this.notice = notice));
    bridge.on('status', (status) => this.#takeStatus(status));
    setInterval(() => void this.#refreshStatus(), statusInterval);
    void this.open('/');
  }

  async open(path: string): Promise<void> {
    // What comes with the page is about the page.
    this.notice = undefined;
    const answer = await this.bridge.openPage({ path });
    if (!answer.ok) {
      if (this.snapshot === undefined) this.failure = answer.error.message;
      else this.notice = { level: 'problem', message: answer.error.message };
      return;
    }
    this.#nodes.clear();
    this.showsUsers = false;
    this.snapshot = answer.value;
    this.status = answer.value.status;
    this.root = this.#keep(answer.value.root);
  }

  async fire(node: NodeState, event: string, payload: JsonObject = {}): Promise<void> {
    if (!node.events.includes(event)) return;
    const answer = await this.bridge.fireEvent({ id: node.id, event, payload });
    if (!answer.ok && answer.error.code !== 'busy') this.notice = { level: 'problem', message: answer.error.message };
  }

  write(node: NodeState, property: string, value: Json): void {
    void this.bridge.writeProperty({ id: node.id, property, value }).then((answer) => {
      if (!answer.ok) this.notice = { level: 'problem', message: answer.error.message };
    });
  }

  /** Asks the gateway for something that answers on another way, or not at all; says why when it does not. */
  async ask(call: 'askSignIn' | 'signOut' | 'lockScreen'): Promise<void> {
    const answer = await this.bridge[call](null);
    if (!answer.ok) this.notice = { level: 'problem', message: answer.error.message };
  }

  async #refreshStatus(): Promise<void> {
    const answer = await this.bridge.readStatus(null);
    if (answer.ok) this.#takeStatus(answer.value);
  }

  #takeStatus(status: Status): void {
    this.status = status;
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

  #apply(delta: Delta): void {
    const node = this.#nodes.get(delta.id);
    if (node === undefined) return;
    switch (delta.kind) {
      case 'prop': {
        node.props = { ...node.props, [delta.property]: delta.value };
        node.quality = Object.fromEntries([
          ...Object.entries(node.quality).filter(([name]) => name !== delta.property),
          ...(delta.quality === null ? [] : [[delta.property, delta.quality] as const]),
        ]);
        break;
      }
      case 'position':
        node.position = delta.value;
        break;
      case 'visible':
        node.visible = delta.value;
        break;
      case 'children':
        node.children = delta.children.map((child) => this.#keep(child));
        break;
    }
  }
}
