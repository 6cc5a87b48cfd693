import { createHash, X509Certificate } from 'node:crypto';
import type { CloudRoot } from '../../../shared/clouds/cloud.ts';
import { makeCertificate } from '../../support/certificates.ts';

const { pem } = await makeCertificate({ subject: 'CN=Acme Root', ca: true, key: 'rsa' });
const { raw, serialNumber } = new X509Certificate(pem);

export const acmeRoot: CloudRoot = {
  name: 'Acme Root',
  sha256: createHash('sha256').update(raw).digest('hex'),
  serialNumber,
  retired: false,
  file: { id: 'acme-root', fileOnModule: 'acme.crt', pem: pem.trimEnd() },
};
