import { expect, it } from 'vitest';
import { offeredRate } from '../../../renderer/shell/offered-rate.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';

it('a port with a session is offered at the rate of that session, any other at the last one used', () => {
  const view = sampleView();
  const settings = { ...view.settings, lastBaudRate: 9_600 };
  const { ports } = view;
  const session = { ...sampleSession(), id: 's1', address: '/dev/ttyUSB2', baudRate: 460_800 };
  const sessions = { s1: session };
  expect(offeredRate({ sessions, settings, ports }, '/dev/ttyUSB2')).toBe(460_800);
  expect(offeredRate({ sessions, settings, ports }, '/dev/ttyUSB3')).toBe(9_600);
  expect(offeredRate({ sessions, settings, ports }, '')).toBe(9_600);
});

it('a port without a session is offered at its own last rate', () => {
  const { settings, ports } = sampleView();
  const kept = { key: 'COM7', address: 'COM7', baudRate: 57_600, line: null };
  expect(offeredRate({ sessions: {}, settings: { ...settings, ports: [kept] }, ports }, 'COM7')).toBe(57_600);
});
