import { describe, expect, it } from 'vitest';
import { checkLogin } from '../../../electron/simulator/demo-cloud/login-check.ts';

/** Published by the author of the Air720 article, and by Huawei's manual (docs/huawei.md §1.6, vectors 1 and 2). */
const air720 = { id: '9e352064-f339-45e3-842d-ab7b27616414', secret: '4aa2c87b6696ee37ce83' };
const manual = { id: 'product_node_7', secret: '12345678' };
const devices = [air720, manual];
const air720Password = '162298e5d1aee9a239ea5b5fd711c31393d1a4b05e7cea5eba912e6c26b3305e';
const manualPassword = 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a';
const wallMs = Date.UTC(2025, 3, 14, 1, 59);

const login = (clientId: string, username: string | null, password: string | null, at = wallMs) =>
  checkLogin(devices, { clientId, username, password: password === null ? null : Buffer.from(password) }, at);

describe('login of the demo cloud', () => {
  it.each([
    ['the article, hour not checked', `${air720.id}_0_0_2019071713`, air720.id, air720Password],
    ['the current hour, checked', 'product_node_7_0_1_2025041401', 'product_node_7', manualPassword],
    ['by node id, after the first underscore', 'node_7_2_0_2025041401', 'node_7', manualPassword],
    ['a bridge', 'product_node_7_3_0_2025041401', 'product_node_7', manualPassword],
  ])('accepts %s', (_name, clientId, username, password) => {
    expect(login(clientId, username, password)).toEqual({ accepted: true, deviceId: username });
  });

  it.each([
    ['one hour later', wallMs + 3_600_000],
    ['one hour before', wallMs - 3_600_000],
  ])('accepts a checked timestamp %s', (_name, at) => {
    expect(login('product_node_7_0_1_2025041401', 'product_node_7', manualPassword, at).accepted).toBe(true);
  });

  it.each([
    ['no timestamp', manual.id, 2, 'malformed-client-id'],
    ['an empty client id', '', 2, 'malformed-client-id'],
    ['a timestamp of nine digits', `${manual.id}_0_0_202504140`, 2, 'malformed-client-id'],
    ['an unknown login type', `${manual.id}_4_0_2025041401`, 2, 'malformed-client-id'],
    ['a model secret', `${manual.id}_1_0_2025041401`, 4, 'unsupported-login'],
    ['HMAC-SM3', `${manual.id}_0_2_2025041401`, 4, 'unsupported-login'],
    ['an unknown device', 'stranger_0_0_2025041401', 4, 'unknown-device'],
    ['a node id instead of a device id', 'node_7_0_0_2025041401', 4, 'unknown-device'],
  ])('refuses %s', (_name, clientId, returnCode, reason) => {
    const username = clientId.replace(/_\d_\d_\d+$/, '');
    expect(login(clientId, username, manualPassword)).toEqual({ accepted: false, returnCode, reason });
  });

  it.each([
    ['key and message swapped', '75e7262705ff85203403e600f652133f9cac4e4d1400b44f3582e778a97f6c36'],
    ['a newline in the secret', 'c1df0ef6f334fcbfa84aa1ed0d215766e6e9d6f742b523a5047097bbae95ffc2'],
    ['Base64', 'x1FQ5suEFBc5aBnk0u5DWKQWNEoDoIPjqFZwdN3sggo='],
    ['upper-case hex', manualPassword.toUpperCase()],
    ['the secret itself', manual.secret],
    ['an empty password', ''],
    ['no password', null],
  ])('refuses as a password: %s', (_name, password) => {
    expect(login('product_node_7_0_0_2025041401', 'product_node_7', password)).toEqual({
      accepted: false,
      returnCode: 4,
      reason: 'wrong-password',
    });
  });

  it('refuses another user name, and a missing one', () => {
    for (const username of ['node_7', null]) {
      expect(login('product_node_7_0_0_2025041401', username, manualPassword)).toMatchObject({
        reason: 'username-differs',
      });
    }
  });

  it('checks the hour for signType 1 only; the Beijing hour is eight hours off', () => {
    const at = Date.UTC(2025, 3, 14, 9, 0);
    expect(login('product_node_7_0_1_2025041401', 'product_node_7', manualPassword, at)).toMatchObject({
      reason: 'wrong-hour',
    });
    expect(login('product_node_7_0_0_2025041401', 'product_node_7', manualPassword, at).accepted).toBe(true);
  });
});
