/** The topics of Sparkplug B: `spBv1.0/Group/NDATA/Node/Device`. */

const space = 'spBv1.0';
const ofNodes = ['NBIRTH', 'NDEATH', 'NDATA'] as const;
const ofDevices = ['DBIRTH', 'DDEATH', 'DDATA'] as const;
export type MessageKind = (typeof ofNodes)[number] | (typeof ofDevices)[number];

export interface MessageTopic {
  readonly kind: MessageKind;
  readonly group: string;
  readonly node: string;
  /** Absent for what a node says of itself. */
  readonly device: string | undefined;
}

/** What is followed of some groups, of all where there is none. */
export function filtersOf(groups: readonly string[]): readonly string[] {
  return (groups.length === 0 ? ['+'] : groups).flatMap((group) => [
    ...ofNodes.map((kind) => `${space}/${group}/${kind}/+`),
    ...ofDevices.map((kind) => `${space}/${group}/${kind}/+/+`),
  ]);
}

/** Who says what on a topic; undefined for one that is none of an edge node. */
export function messageTopic(topic: string): MessageTopic | undefined {
  const [first, group = '', messageType, node = '', device, ...more] = topic.split('/');
  const isDevice = device !== undefined;
  const kind = (isDevice ? ofDevices : ofNodes).find((one) => one === messageType);
  if (first !== space || kind === undefined || group === '' || node === '' || device === '' || more.length > 0)
    return undefined;
  return { kind, group, node, device };
}

/** Where a node hears commands, for itself or for a device. */
export function commandTopic(group: string, node: string, device: string | undefined): string {
  return device === undefined ? `${space}/${group}/NCMD/${node}` : `${space}/${group}/DCMD/${node}/${device}`;
}

/** Where a host says whether it is there. */
export function stateTopic(hostId: string): string {
  return `${space}/STATE/${hostId}`;
}

/** What a host says of itself; `timestamp` is that of its connection. */
export function stateText(online: boolean, timestamp: number): string {
  return JSON.stringify({ online, timestamp });
}

/** The node of a path `Group/Node/Metric` or `Group/Node/Device/Metric`; undefined where the path cannot be one. */
export function nodeOf(
  path: string,
): { readonly group: string; readonly node: string; readonly id: string } | undefined {
  const [group = '', node = '', rest = ''] = path.split('/');
  return group === '' || node === '' || rest === '' || /[+#\0]/.test(group + node)
    ? undefined
    : { group, node, id: `${group}/${node}` };
}
