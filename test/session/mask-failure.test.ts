import { expect, it } from 'vitest';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { maskFailure } from '../../electron/session/mask-failure.ts';
import { failure } from '../../shared/outcome.ts';

it('masks what the module said, and leaves the keys of causes alone, though a password is a part of one', () => {
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
