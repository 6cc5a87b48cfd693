import { describe, expect, it } from 'vitest';
import { canPerform } from '../../../../renderer/panes/setup/cause-buttons.ts';

const open = { isOpen: true, canStart: true };
const running = { isOpen: true, canStart: false };
const lost = { isOpen: false, canStart: false };

describe('the button of a cause', () => {
  it.each([
    ['try-again', [true, false, false]],
    ['restart-module', [true, false, false]],
    ['check-sim', [true, false, false]],
    ['reconnect', [false, false, true]],
    ['open-credentials', [true, true, true]],
    ['find-module', [true, true, true]],
  ] as const)('%s: can be pressed with an open port, during a run, without a port: %j', (kind, expected) => {
    expect([open, running, lost].map((state) => canPerform(kind, state))).toEqual(expected);
  });
});
