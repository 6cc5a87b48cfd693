import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import type { PortButtonsProps } from '../../parts/port-causes.tsx';
import type { DiagnosisCardProps } from './diagnosis-card.tsx';

const card = createLazyPart(async () => (await import('./diagnosis-card.tsx')).DiagnosisCard);

const buttons = createLazyPart(async () => (await import('../../parts/port-causes.tsx')).PortButtons);

/** Fetched after the page, so that they are loaded when a stage or the port fails. */
export const loadDiagnosis = (): void => {
  void card.load();
  void buttons.load();
};

/** The diagnosis of a failed stage, with its code. */
export const FailedStage = (props: DiagnosisCardProps) => <LazyPage page={card} given={props} />;

/** The buttons for the causes of a lost port, with their code. */
export const LostPortButtons = (props: PortButtonsProps) => <LazyPage page={buttons} given={props} />;
