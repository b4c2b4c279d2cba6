import type { ChallengeBridge, ProofView, Way } from '../../electron/contract/challenge.ts';

/** How a proof at an identity provider outside stands, as the gateway tells it, and what the person asks of it. */
export class ProofState {
  view = $state.raw<ProofView>({ state: 'none' });
  /** What the gateway refused to begin. */
  problem = $state('');
  readonly #bridge: ChallengeBridge;

  constructor(bridge: ChallengeBridge) {
    this.#bridge = bridge;
    bridge.on('proof', (view) => this.#take(view));
    // In a browser this document goes on to what comes over the page next, which has nothing of what was before.
    bridge.on('gone', () => (this.view = { state: 'none' }));
    bridge.on('live', (live) => {
      if (live) void this.#read();
    });
    void this.#read();
  }

  async #read(): Promise<void> {
    const answer = await this.#bridge.readProof(null);
    if (answer.ok) this.view = answer.value;
  }

  #take(view: ProofView): void {
    const before = this.view;
    this.view = view;
    if (view.state !== 'waiting' || view.open === null) return;
    // A browser opens a tab right after a press; where it does not, the person does by the link that is shown.
    if (before.state !== 'waiting' || before.open !== view.open) window.open(view.open, '_blank', 'noopener');
  }

  /** Sends the person to a provider; what was begun before ends. */
  async start({ name }: Way, how: 'browser' | 'device' = 'browser', differentUser = false): Promise<void> {
    this.problem = '';
    const answer = await this.#bridge.startProof({ provider: name, how, differentUser });
    if (!answer.ok) this.problem = answer.error.message;
  }

  stop(): void {
    this.problem = '';
    void this.#bridge.stopProof(null);
  }

  copyAddress(): void {
    void this.#bridge.copyAddress(null);
  }
}
