import { expect, it } from 'vitest';
import { currentFailure } from '../../../renderer/shell/current-failure.ts';
import { failure } from '../../../shared/outcome.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { runAt } from '../panes/setup/fixture.ts';

const open = { state: { kind: 'open' }, online: { kind: 'offline', failure: null }, run: null } as const;

it('names the subject of a failure, and is empty without one', () => {
  const dropped = failure('mqtt/dropped');
  const denied = failure('module/registration-denied');
  const run = { ...runAt('module.registration', 'failed'), failure: denied };
  expect(currentFailure(null)).toBeNull();
  expect(currentFailure(open)).toBeNull();
  expect(currentFailure({ ...open, run })).toEqual({ of: 'run', failure: denied });
  expect(currentFailure({ ...open, run, online: { kind: 'offline', failure: dropped } })).toEqual({
    of: 'connection',
    failure: dropped,
  });
  expect(currentFailure({ ...open, run: { ...run, failure: failure('stopped') } })).toBeNull();
});

it('never claims that there was no failure: it does not know errors in the terminal', () => {
  for (const language of ['en', 'zh'] as const) {
    expect(Object.keys(uiWords[language].shell.status)).not.toContain('noFailure');
  }
});
