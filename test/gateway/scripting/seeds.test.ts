import { describe, expect, it } from 'vitest';
import { testClock } from '../../support/clock.ts';
import { complexExample, minimalExample } from '../../support/examples.ts';
import { openStation, testPassword } from '../../support/station.ts';
import { buttons } from './buttons.ts';
import { challengeHost } from '../../support/challengeHost.ts';
import { until } from '../../support/until.ts';

const beforeTriggers = complexExample.slice(0, complexExample.indexOf('# Approve button action'));

describe('the documented examples run unchanged as page scripts', () => {
  it('the complex one asks, triggers, and its callback hears the outcome', async () => {
    const station = await openStation({ files: buttons({ Complex: complexExample }) });
    await station.addUser('sam', 'Supervisor');
    const page = station.openPage();
    await page.frame.fire(page.node('Complex').id, 'component.onActionPerformed', {});
    expect(page.notices).toEqual([]);
    // Run as one script, its second trigger asks for the rejection instead: that one is open.
    expect(page.shown.map(({ decision }) => decision)).toEqual(['approve', 'reject']);
    const open = page.frame.openChallenge();
    expect(open).toMatchObject({ decision: 'reject', requestName: 'Release line' });
    await page.frame.sign({
      id: open?.id ?? '',
      userName: 'sam',
      password: testPassword,
      meaning: 'Rejected by',
      comment: 'leaks',
    });
    await until(() =>
      expect(station.log.lines).toContainEqual({
        level: 'warn',
        message: 'Line release authorization rejected.',
        details: { logger: 'MES Authorization' },
      }),
    );
  });

  it('the minimal one triggers what another button asked for; indented by a tab as the designer stores it', async () => {
    const tabbed = minimalExample.replaceAll(/^(?=.)/gm, '\t');
    const clock = testClock();
    const station = await openStation({ clock, files: buttons({ Ask: beforeTriggers, Approve: tabbed }) });
    await station.addUser('sam', 'Supervisor');
    const page = station.openPage();
    await page.frame.fire(page.node('Ask').id, 'component.onActionPerformed', {});
    await page.frame.fire(page.node('Approve').id, 'component.onActionPerformed', {});
    const id = page.shown[0]?.id ?? '';
    expect(
      await page.frame.sign({ id, userName: 'sam', password: 'wrong password', meaning: 'Released by' }),
    ).toMatchObject({
      outcome: 'refused',
      retryAfter: 1,
    });
    clock.advance(1000);
    await page.frame.sign({ id, userName: 'sam', password: testPassword, meaning: 'Released by' });
    await until(() => {
      const said = station.log.lines.filter(({ details }) => details['logger'] === 'MES Authorization');
      expect(said.map(({ message }) => message)).toEqual([
        'Line release authorization failed or timed out.',
        'Line release authorization approved.',
      ]);
    });
  });

  it('a callback whose interpreter is gone after a restart ends as lost in the audit trail', async () => {
    const station = await openStation({ files: buttons({ Ask: beforeTriggers, Approve: minimalExample }) });
    await station.addUser('sam', 'Supervisor');
    const first = station.openPage();
    await first.frame.fire(first.node('Ask').id, 'component.onActionPerformed', {});
    const again = await station.restart();
    const page = again.openPage();
    const [pending] = again.gateway.signature.pending().slots;
    const { signature, trail } = again.gateway;
    await signature.triggerAuthRequest({
      uuid: pending?.uuid ?? '',
      decision: 'approve',
      host: challengeHost(page.frame.pageId),
      actor: { kind: 'script', id: 't', name: 't' },
    });
    const id = page.frame.openChallenge()?.id ?? '';
    expect(
      await page.frame.sign({ id, userName: 'sam', password: testPassword, meaning: 'Released by' }),
    ).toMatchObject({
      outcome: 'signed',
    });
    await until(() => expect(trail.latest(1)[0]).toMatchObject({ action: 'callback.lost' }));
  });
});

describe('bad input of scripts gets the documented exception', () => {
  const attempt = (call: string, exceptions: string): string =>
    `from java.lang import IllegalArgumentException, RuntimeException\ntry:\n\t${call}\n\tanswer = "no exception"\nexcept ${exceptions} as error:\n\tanswer = type(error).__name__ + ": " + error.message\nsystem.util.getLogger("answer").info(answer)\n`;
  const trigger = 'system.mes.signature.authorization.triggerAuthRequest';

  it.each([
    [
      'an unknown template',
      'system.mes.signature.getSignatureTemplate("Nope")',
      'MESObjectNotFoundException',
      'MESObjectNotFoundException: A signature template with the name (Nope) was not found',
    ],
    [
      'a malformed uuid',
      `${trigger}("x", self.session, self.page, True)`,
      'IllegalArgumentException',
      'IllegalArgumentException: Invalid UUID string: x',
    ],
    [
      'an unknown uuid',
      `${trigger}("01890a5d-ac96-774b-bcce-b302099a8057", self.session, self.page, True)`,
      'IllegalArgumentException',
      'IllegalArgumentException: No pending authentication challenge with UUID 01890a5d-ac96-774b-bcce-b302099a8057',
    ],
    [
      'no page',
      `${trigger}("01890a5d-ac96-774b-bcce-b302099a8057", self.session, None, True)`,
      'IllegalArgumentException',
      'IllegalArgumentException: session and page are needed; pass self.session and self.page',
    ],
    [
      'approve that is neither True nor False',
      `${trigger}("01890a5d-ac96-774b-bcce-b302099a8057", self.session, self.page, "yes")`,
      'IllegalArgumentException',
      'IllegalArgumentException: approve is neither True nor False',
    ],
    [
      'a callback that is no function',
      'system.mes.signature.authorization.queueAuthRequest(system.mes.signature.getSignatureTemplate("line release approval"), "n", "d", "onApprove")',
      'TypeError',
      'TypeError: onApprove is neither a function nor the dotted name of one',
    ],
    [
      'a template that is a number',
      'system.mes.signature.authorization.queueAuthRequest(5, "n", "d")',
      'IllegalArgumentException',
      'IllegalArgumentException: signatureTemplate is neither a template nor the name of one',
    ],
    [
      'a property that the system writes',
      'self.session.props.auth = {"authenticated": True}',
      'IllegalArgumentException',
      'IllegalArgumentException: session.props.auth is written by the system only',
    ],
    [
      'a function that is not there',
      'system.perspective.nothing()',
      'AttributeError',
      'AttributeError: system.perspective.nothing is not supported in this version',
    ],
  ])('%s', async (_what, call, exceptions, answer) => {
    const station = await openStation({ files: buttons({ Go: attempt(call, exceptions) }) });
    const page = station.openPage();
    await page.frame.fire(page.node('Go').id, 'component.onActionPerformed', {});
    expect(page.notices).toEqual([]);
    expect(station.log.lines.find(({ details }) => details['logger'] === 'answer')?.message).toBe(answer);
  });
});

describe('a page that is closed', () => {
  it('cannot get a challenge: the script hears that it could not be posted', async () => {
    const ask = `
page, session = self.page, self.session
uuids = []
def onError():
	system.mes.signature.authorization.triggerAuthRequest(uuids[0], session, page, True)
template = system.mes.signature.getSignatureTemplate("Line Release Approval")
uuids.append(system.mes.signature.authorization.queueAuthRequest(template, "n", "d", None, None, onError)[0])
`;
    const approve = `
for uuid in system.mes.signature.authorization.getPendingAuthRequests():
	system.mes.signature.authorization.triggerAuthRequest(uuid, self.session, self.page, True)
`;
    const station = await openStation({ files: buttons({ Ask: ask, Approve: approve }) });
    await station.addUser('sam', 'Supervisor');
    const first = station.openPage();
    await first.frame.fire(first.node('Ask').id, 'component.onActionPerformed', {});
    first.frame.close();
    const second = station.openPage();
    await second.frame.fire(second.node('Approve').id, 'component.onActionPerformed', {});
    const id = second.shown[0]?.id ?? '';
    await second.frame.sign({ id, userName: 'sam', password: 'wrong password', meaning: 'Released by' });
    await until(() =>
      expect(station.gateway.trail.latest(1)[0]).toMatchObject({
        action: 'callback.failed',
        detail: { reason: expect.stringContaining('Could not post authorization challenge: the page is closed') },
      }),
    );
  });
});
