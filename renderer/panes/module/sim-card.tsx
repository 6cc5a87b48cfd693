import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { ModuleAction } from '../../../shared/contract.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { ConfirmDialog, type Question } from '../../parts/confirm-dialog.tsx';
import { useSessionPart } from '../../store/view-store.ts';
import styles from './module-pane.module.css';
import { Card, ItemRow, Row, Rows } from './module-rows.tsx';
import { ReadButton } from './read-button.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools } from './use-tools.ts';

export const SimCard = () => {
  const { m } = useModuleWords();
  const sim = useSessionPart(({ facts }) => facts.sim, null);
  const iccid = useSessionPart(({ facts }) => facts.iccid, null);
  return (
    <Card title={m.sim.title} action={<ReadButton groups={['sim']} />}>
      <Rows>
        <Row name={m.sim.state} source={sim}>
          {sim === null ? <span className={styles.dim}>{m.notRead}</span> : m.sim.states[sim.state]}
        </Row>
        <Tries />
        <ItemRow name={m.sim.lock} item={useItem('simLock')}>
          {({ on }) => (on ? m.sim.lockOn : m.sim.lockOff)}
        </ItemRow>
        <Row name={m.sim.iccid} source={iccid}>
          {iccid === null ? <span className={styles.dim}>{m.notRead}</span> : iccid.text}
        </Row>
        <ItemRow name={m.sim.imsi} item={useItem('imsi')}>
          {({ masked }) => masked}
        </ItemRow>
        <ItemRow name={m.sim.number} item={useItem('ownNumber')}>
          {({ masked }) => masked ?? m.sim.noNumber}
        </ItemRow>
      </Rows>
      <PinForm />
    </Card>
  );
};

const useRefusedPins = (): number => useSessionPart(({ modulePage }) => modulePage.refusedPins, 0);

const Tries = () => {
  const { m } = useModuleWords();
  const item = useItem('pinTries');
  const refused = useRefusedPins();
  const left = item?.value?.pin ?? null;
  const isFew = left !== null && left < 2;
  return (
    <Row name={m.sim.tries} source={item && (item.value ? item : item.problem)}>
      {item === null ? (
        <span className={styles.dim}>{m.notRead}</span>
      ) : left === null ? (
        m.sim.triesUnknown
      ) : (
        <span className={isFew ? styles.warn : undefined}>{fill(m.sim.triesOf, { pin: left })}</span>
      )}
      {refused > 0 && <span className={styles.warn}>{fill(m.sim.refusedHere, { count: refused })}</span>}
    </Row>
  );
};

const pinShape = /^\d{4,8}$/;

/** Enters the PIN of a card that waits for it, or switches its request on or off. Nothing is tried without a press. */
const PinForm = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  const state = useSessionPart(({ facts }) => facts.sim?.state ?? null, null);
  const lock = useItem('simLock');
  const isLast = useMayBeLast();
  const [pin, setPin] = useState('');
  const [question, setQuestion] = useState<Question | null>(null);
  if (state !== 'pin' && (state !== 'ready' || !lock?.value)) return null;
  const isOn = lock?.value?.on ?? true;
  const name = state === 'pin' ? m.sim.enter : isOn ? m.sim.switchOff : m.sim.switchOn;
  const send = (): void => {
    const action: ModuleAction = state === 'pin' ? { kind: 'enterPin', pin } : { kind: 'simLock', on: !isOn, pin };
    setPin('');
    void use(action);
  };
  const ask = (): void =>
    isLast ? setQuestion({ title: m.sim.lastTitle, text: m.sim.last, action: m.sim.lastAction, onYes: send }) : send();
  return (
    <div className={styles.form}>
      <div className={styles.inline}>
        <PasswordInput
          aria-label={m.sim.pin}
          placeholder={m.sim.pin}
          className={styles.pin}
          inputMode="numeric"
          autoComplete="off"
          value={pin}
          error={pin === '' || pinShape.test(pin) ? null : m.sim.badPin}
          visibilityToggleButtonProps={{ 'aria-hidden': true }}
          onChange={({ currentTarget }) => setPin(currentTarget.value)}
        />
        <Button disabled={isBusy || !pinShape.test(pin)} onClick={ask}>
          {name}
        </Button>
      </div>
      <p className={styles.note}>{m.sim.costs}</p>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
};

/** One try is left, or the module does not say how many and the card has refused a PIN already. */
const useMayBeLast = (): boolean => {
  const left = useItem('pinTries')?.value?.pin ?? null;
  const refused = useRefusedPins();
  if (left === null) return refused !== 0;
  return left < 2;
};
