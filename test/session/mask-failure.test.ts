import { expect, it } from 'vitest';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { maskFailure } from '../../electron/session/mask-failure.ts';
import { failure } from '../../shared/outcome.ts';

it('masks text from the module, but not the keys of causes, even if a password is part of a key', () => {
  const secrets = createSecretSet();
  secrets.register('ord-wrong');
  const masked = maskFailure(
    failure('mqtt/refused', { answer: 'ERROR ord-wrong', causes: ['password-wrong'], options: ['ord-wrong'] }, [
      'ord-wrong login',
    ]),
    secrets.maskText,
  );
  expect(masked.facts).toEqual({ answer: 'ERROR *********', causes: ['password-wrong'], options: ['*********'] });
  expect(masked.evidence).toEqual(['********* login']);
});
