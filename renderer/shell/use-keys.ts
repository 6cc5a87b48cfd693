import { useCallback, useEffect } from 'react';
import { actionOf } from '../../shared/keys.ts';
import { isMac } from '../parts/platform.ts';
import { runAction, useAction } from '../store/actions.ts';
import { goToPage } from '../store/ui-store.ts';
import { useView } from '../store/view-store.ts';

/** Handles the keys of the table. Ignores keys that a field has handled (`preventDefault`). */
export const useKeys = (): void => {
  const host = useView(({ product }) => product.host);
  usePageActions();
  useAction('nextPanel', focusNextPanel);
  useAction('previousPanel', focusPreviousPanel);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const action = actionOf(event, host, isMac);
      if (action !== null && runAction(action)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [host]);
};

const usePageActions = (): void => {
  useAction(
    'goSetup',
    useCallback(() => goToPage('setup'), []),
  );
  useAction(
    'goModule',
    useCallback(() => goToPage('module'), []),
  );
  useAction(
    'goTerminal',
    useCallback(() => goToPage('terminal'), []),
  );
  useAction(
    'goMqtt',
    useCallback(() => goToPage('mqtt'), []),
  );
  useAction(
    'goRecordings',
    useCallback(() => goToPage('recordings'), []),
  );
  useAction(
    'goSettings',
    useCallback(() => goToPage('settings'), []),
  );
};

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex="0"]:not([role="separator"])';

/**
 * Areas have `data-area`; the innermost one around the focus counts. Splitters are excluded, because they handle F6
 * themselves.
 */
const focusPanel = (step: 1 | -1): void => {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-area]')].filter(
    (panel) => firstControl(panel) !== undefined,
  );
  const current = document.activeElement?.closest<HTMLElement>('[data-area]');
  const index = current ? panels.indexOf(current) : -1;
  const from = index < 0 && step < 0 ? 0 : index;
  const next = panels[(from + step + panels.length) % panels.length];
  if (next) firstControl(next)?.focus();
};

const focusNextPanel = (): void => focusPanel(1);
const focusPreviousPanel = (): void => focusPanel(-1);

const firstControl = (panel: HTMLElement): HTMLElement | undefined =>
  [...panel.querySelectorAll<HTMLElement>(focusable)].find(
    (control) => control.checkVisibility() && control.closest('[data-area]') === panel,
  );
