import { expect, it } from 'vitest';
import { createSecretSet, maskText } from '../../electron/recorder/masking.ts';
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

it('the rest of a torn argument is masked as well, even if its own line is unremarkable', () => {
  const evidence = ['AT+CPIN=12', '+CREG: 1', '34', 'ERROR', '34'];
  const { evidence: masked } = maskFailure({ code: 'at/error', facts: {}, evidence }, (text) => maskText(text, []));
  expect(masked).toEqual(['AT+CPIN=**', '+CREG: 1', '**', 'ERROR', '34']);
});
