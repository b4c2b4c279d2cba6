import type { ChallengeBridge, ProofView, Way } from '../../electron/contract/challenge.ts';

/** How a proof at an identity provider outside stands, as the gateway tells it, and what the person asks of it. */
export class ProofState {
  view = $state.raw<ProofView>({ state: 'none' });
  /** What the gateway refused to begin. */
  problem = $state('');
  readonly #bridge: ChallengeBridge;

  constructor(bridge: ChallengeBridge) {
    this.#bridge = bridge;
    bridge.on('proof', (view) => (this.view = view));
    void bridge.readProof(null).then((answer) => {
      if (answer.ok) this.view = answer.value;
    });
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
