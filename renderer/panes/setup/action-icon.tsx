import type { DiagnosisActionKind } from '../../../shared/diagnosis.ts';
import {
  IconAdjustmentsHorizontal,
  IconBroadcast,
  IconCalculator,
  IconCertificate,
  IconClock,
  IconKey,
  IconPlug,
  IconRefresh,
  IconSearch,
  IconUpload,
} from '../../parts/icons.ts';

const icons: Readonly<Record<DiagnosisActionKind, typeof IconKey>> = {
  'open-certificate': IconCertificate,
  'use-current-root': IconCertificate,
  'accept-certificate': IconCertificate,
  'upload-again': IconUpload,
  'open-credentials': IconKey,
  'derive-again': IconCalculator,
  'open-proof': IconAdjustmentsHorizontal,
  'check-clock': IconClock,
  'check-signal': IconBroadcast,
  'check-sim': IconRefresh,
  'check-network': IconBroadcast,
  'check-firmware': IconRefresh,
  'check-module': IconRefresh,
  'try-again': IconRefresh,
  connect: IconPlug,
  'find-module': IconSearch,
  'choose-port': IconPlug,
  reconnect: IconPlug,
  'restart-module': IconRefresh,
  'open-faults': IconAdjustmentsHorizontal,
};

/** Decorative: the button has text. */
export const ActionIcon = ({ kind }: { readonly kind: DiagnosisActionKind }) => {
  const Icon = icons[kind];
  return <Icon size={16} stroke={1.75} aria-hidden="true" />;
};
