import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { app, installer, openSsoScene, totpOf } from '../../support/ssoScene.ts';
import { testPassword } from '../../support/station.ts';

it('AU-21 no password, code, seed or token reaches the database, the logs or an error', async () => {
  const scene = await openSsoScene();
  const { sso, adminUst, annaUst, id, station, rest, python } = scene;
  const secrets: string[] = [testPassword, adminUst, annaUst];
  const told: unknown[] = [];
  const secret = (text: string): string => {
    secrets.push(text);
    return text;
  };
  const tell = async (work: Promise<unknown>): Promise<void> => {
    told.push(
      await work.then(
        () => undefined,
        (error: unknown) => [String(error), JSON.stringify(error)],
      ),
    );
  };
  const userId = id('anna');

  const code = await totpOf(scene, 'anna');
  const stored = sso.users.find('anna')?.totpKey ?? '';
  const { totpKey } = await sso.user.resetTotpKey({ userId: id('admin') }, installer);
  secret(totpKey);
  const wrong = secret('Wr0ng-canary-password!');
  const typedAsName = secret('Pa55word-typed-as-name');
  await tell(sso.user.login({ ...app, username: 'anna', password: wrong }));
  await tell(sso.user.login({ ...app, username: typedAsName, password: wrong }));
  await tell(
    sso.user.login({ ...app, currentApp: secret('Pa55word-typed-as-app'), username: 'anna', password: wrong }),
  );
  await tell(sso.user.login({ ...app, username: 'anna', password: testPassword, totpCode: secret('canary-code-1') }));
  await tell(
    sso.user.login({
      ...app,
      username: 'anna',
      password: testPassword,
      newPassword: secret('cnry-7'),
      totpCode: code(),
    }),
  );
  scene.clock.advance(30_000);
  const fresh = secret('canary violet turbines hum');
  const info = await sso.user.login({
    ...app,
    username: 'anna',
    password: testPassword,
    newPassword: fresh,
    totpCode: code(),
  });
  secret(info.ust);
  const { recoveryCodes } = await sso.user.createRecoveryCodes({ userId }, installer);
  recoveryCodes.forEach(secret);
  const { token = '' } = await sso.passwordReset.createToken({ ...app, ust: adminUst, userId });
  secret(token);
  const { resetKey } = await sso.passwordReset.accessToken({ ...app, token });
  secret(resetKey);
  await tell(sso.passwordReset.changePassword({ ...app, token, resetKey, password: secret('cnry-8') }));
  const { confirmToken } = await sso.user.signup({
    ...app,
    username: 'carl',
    email: 'carl@plant.example',
    password: secret('canary indigo turbines hum'),
  });
  secret(confirmToken);
  await sso.user.attr.create({
    ...app,
    ust: info.ust,
    name: 'pin',
    value: secret('canary-attribute-value'),
    encrypt: true,
  });
  for (const fields of [
    { current_app: 'countersign', username: 'anna', password: secret('canary-over-http') },
    { current_app: 'countersign', username: secret('canary-name-over-http'), password: 5 },
    { current_app: 'countersign', username: 'anna', password: testPassword, totp_code: secret('canary-http-code') },
  ]) {
    told.push(await rest('POST', '/user/login', fields));
  }
  const script = secret('canary-in-python');
  told.push(await python(`sso.user.login(cid, 'anna', '${script}', app, addr)`));
  await tell(sso.proveSigner({ remoteAddr: '127.0.0.1', userName: 'anna', password: secret('canary-at-signature') }));

  await station.gateway.close();
  const files = readdirSync(station.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const lines = JSON.stringify(station.log.lines);
  expect(stored).toMatch(/^gAAAA/);
  expect(secrets.length).toBeGreaterThan(25);
  for (const canary of secrets) {
    for (const file of files) expect(file.includes(canary), canary).toBe(false);
    expect(lines).not.toContain(canary);
    expect(JSON.stringify(told)).not.toContain(canary);
  }
});
