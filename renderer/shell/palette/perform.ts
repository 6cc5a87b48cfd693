import type { ActionId } from '../../../shared/keys.ts';
import { offersAction, runAction, runWhenOffered } from '../../store/actions.ts';
import { showItem } from '../../store/item-to-show.ts';
import { choosePort, showSession } from '../../store/shown-session.ts';
import { forgetTyped } from '../../store/typed-fields.ts';
import { goToPage, showPart } from '../../store/ui-store.ts';
import { requestAndNotify, requestDraftAndNotify, shownView } from '../../store/view-store.ts';
import { currentAddress, currentFaults } from './current-port.ts';
import type { PaletteTarget } from './items.ts';
import { actionPlaces, partPlaces } from './places.ts';

/** The dialog restores the focus first; the chosen item may move it. */
const focusBackMs = 50;

/** Performs the chosen item, or goes to it. Goes to its page first if another one is in front. */
export const performTarget = (target: PaletteTarget): void => {
  setTimeout(() => perform(target), focusBackMs);
};

const perform = (target: PaletteTarget): void => {
  switch (target.kind) {
    case 'action':
      return performAction(target.id);
    case 'part': {
      const page = partPlaces[target.id];
      if (page !== null) goToPage(page);
      return showPart(target.id);
    }
    case 'setting':
      return goToItem('settings', target.id);
    case 'recording':
      return goToItem('recordings', target.id);
    case 'session':
      return showSession(target.id);
    case 'profile':
      return requestDraftAndNotify('profiles.open', { id: target.id }, forgetTyped);
    case 'port':
      return takePort(target.id);
    case 'fault':
      return switchFault(target.id);
  }
};

const switchFault = (name: string): void => {
  const view = shownView();
  if (view === null) return;
  const on = !currentFaults(view).some((fault) => fault.name === name && fault.on);
  requestAndNotify('simulator.setFault', { address: currentAddress(view), name, on });
};

/** Shows the session of that port, or selects the port. */
const takePort = (address: string): void => {
  choosePort(address);
  requestAndNotify('settings.change', { lastAddress: address });
};

const goToItem = (page: 'settings' | 'recordings', id: string): void => {
  goToPage(page);
  showItem({ page, id });
};

const performAction = (id: ActionId): void => {
  if (offersAction(id)) return void runAction(id);
  const place = actionPlaces[id];
  if (place) goToPage(place.page);
  if (place?.part) showPart(place.part);
  runWhenOffered(id);
};
