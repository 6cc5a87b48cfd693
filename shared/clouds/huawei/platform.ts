import type { CauseKey } from '../../words/cause-keys.ts';
import type { Cloud } from '../cloud.ts';
import { registeredPorts } from '../ports.ts';
import { huaweiForm } from './form.ts';
import { huaweiHostWarnings, huaweiRegionOf } from './hosts.ts';
import { huaweiLogin, huaweiLoginWarnings, huaweiRefusalCauses } from './login.ts';
import { readHuaweiClientId, readHuaweiUnnamed } from './paste.ts';
import { huaweiKeepAliveSeconds } from './remarks.ts';
import { type HuaweiAsWritten, type HuaweiSettings, huaweiProblems, huaweiSchema, huaweiSettings } from './settings.ts';

export type HuaweiCloud<Kind extends string> = Cloud<Kind, HuaweiAsWritten & { readonly kind: Kind }, HuaweiSettings>;

type HuaweiPlatform<Kind extends string> = Pick<HuaweiCloud<Kind>, 'kind' | 'profile' | 'login' | 'form'> & {
  readonly hosts: Omit<HuaweiCloud<Kind>['hosts'], 'isForDevices'>;
  readonly paste: Omit<HuaweiCloud<Kind>['paste'], 'isOwn'>;
};

/**
 * What both platforms have in common: one form of login, of ids and of hosts.
 * @param goneCause why the platform may not know the device
 */
export const huaweiPlatform = <Kind extends string>(
  kind: Kind,
  { hostExample, goneCause }: { readonly hostExample: string; readonly goneCause: CauseKey },
): HuaweiPlatform<Kind> => ({
  kind,
  profile: {
    schema: huaweiSchema(kind),
    problems: huaweiProblems,
    settings: huaweiSettings,
    secretOf: ({ secret, secretFile }) => ({ secret, file: secretFile }),
  },
  login: {
    derive: huaweiLogin,
    warnings: huaweiLoginWarnings,
    refusalCauses: (login, nowMs) => huaweiRefusalCauses(login, nowMs, goneCause),
    impossibleCauses: [],
    keepAliveSeconds: huaweiKeepAliveSeconds,
  },
  form: huaweiForm(kind, hostExample),
  hosts: { ports: registeredPorts, warnings: huaweiHostWarnings, regionOf: huaweiRegionOf },
  paste: { readClientId: readHuaweiClientId, readUnnamed: readHuaweiUnnamed },
});
