/** `system.util.audit`: what scripts of a project write into the audit trail, always as a script's and never under another name. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import { optionalText, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { Store } from '../store/database.ts';
import type { Actor, Trail } from './trail.ts';

export interface ScriptAuditDependencies {
  readonly trail: Pick<Trail, 'append'>;
  readonly store: Pick<Store, 'transaction'>;
  readonly projectName: string;
  /** Who is signed in on the script's session, and by which name they sign in. */
  readonly person: (script: ScriptCaller) => Actor | undefined;
  readonly userName: (script: ScriptCaller) => string | undefined;
  /** The script itself, where nobody is. */
  readonly requester: (script: ScriptCaller) => Actor;
}

/** Letters of one text: an entry is to be read, and the trail is kept for good. */
const longest = 2000;
const shortText = (name: string) =>
  optionalText(name).refine((text) => (text ?? '').length <= longest, {
    error: `${name} has more than ${longest} letters`,
  });
const whole = (name: string) => z.int({ error: `${name} is not a whole number` }).nullish();

const auditArguments = z.strictObject({
  action: shortText('action'),
  actionTarget: shortText('actionTarget'),
  actionValue: z
    .union([z.string().max(longest), z.number(), z.boolean()], {
      error: `actionValue is neither a number nor a text of ${longest} letters at most`,
    })
    .nullish(),
  auditProfile: shortText('auditProfile'),
  actor: shortText('actor'),
  actorHost: shortText('actorHost'),
  originatingSystem: z
    .union([z.string().max(longest), z.array(z.string().max(longest)).max(20)], {
      error: 'originatingSystem is neither a text nor a list of texts',
    })
    .nullish(),
  eventTimestamp: z.union([z.number(), z.string().max(100)], { error: 'eventTimestamp is not a date' }).nullish(),
  originatingContext: whole('originatingContext'),
  statusCode: whole('statusCode'),
});

/** What was given, under its own names: none of it is the entry's own word. */
function detailOf(given: z.output<typeof auditArguments>): JsonObject {
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value == null ? [] : [[name, value]])));
}

/** The function. It throws `forbidden` for an `actor` who is not the one that the trail will name. */
export function scriptAudit({
  trail,
  store,
  projectName,
  person,
  userName,
  requester,
}: ScriptAuditDependencies): ScriptApi {
  return {
    'system.util.audit': writes(ScriptScope.gateway, auditArguments, (given, script) => {
      const present = person(script);
      const { actor: named, ...rest } = given;
      if (named != null && named !== userName(script) && named !== present?.name) {
        throw new CountersignError(
          ErrorCode.forbidden,
          `The audit trail names who is signed in, which is not ${named}; leave actor out. Nothing was recorded.`,
        );
      }
      const actor = present ?? requester(script);
      const detail = { script: script.name, ...detailOf(rest) };
      store.transaction(
        () => void trail.append({ action: 'script.audit', actor, target: `project:${projectName}`, detail }),
      );
      return null;
    }),
  };
}
