import { cloudOf } from '../../../../shared/clouds/index.ts';
import { useView } from '../../../store/view-store.ts';

/** The fields of the current cloud's login form. */
export const useCloudForm = () => cloudOf(useView((view) => view.draft.platform)).form;
