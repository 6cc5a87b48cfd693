import type { CloudRoot } from '../cloud.ts';
import { digicertGlobalRootCa, globalsignR3, globalsignR6, globalsignR46 } from './root-files.ts';

/**
 * What Huawei publishes for the current access hosts (docs/huawei.md §2.4). Complete fingerprints were computed from Debian's
 * ca-certificates. Of the intermediate OV 2018 only the first 16 digits are known.
 */
export const iotdaRoots: readonly CloudRoot[] = [
  {
    name: 'DigiCert Global Root CA',
    sha256: '4348a0e9444c78cb265e058d5e8944b4d84f9662bd26db257f8934a443c70161',
    serialNumber: '083BE056904246B1A1756AC95991C74A',
    retired: false,
    file: { id: 'digicert-global-root-ca', fileOnModule: 'digicert-root.crt', pem: digicertGlobalRootCa },
  },
  {
    name: 'GlobalSign Root CA - R3',
    sha256: 'cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b',
    serialNumber: '04000000000121585308A2',
    retired: false,
    file: { id: 'globalsign-r3', fileOnModule: 'globalsign-r3.crt', pem: globalsignR3 },
  },
  {
    name: 'GlobalSign RSA OV SSL CA 2018',
    sha256: 'b676ffa3179e8812',
    serialNumber: '01EE5F221DFC623BD4333A8557',
    retired: false,
    file: null,
  },
  {
    name: 'GlobalSign Root CA - R6',
    sha256: '2cabeafe37d06ca22aba7391c0033d25982952c453647349763a3ab5ad6ccf69',
    serialNumber: '45E6BB038333C3856548E6FF4551',
    retired: false,
    file: { id: 'globalsign-r6', fileOnModule: 'globalsign-r6.crt', pem: globalsignR6 },
  },
  {
    name: 'GlobalSign Root R46',
    sha256: '4fa3126d8d3a11d1c4855a4f807cbad6cf919d3a5a88b03bea2c6372d93c40c9',
    serialNumber: '11D2BBB9D723189E405F0A9D2DD0DF2567D1',
    retired: false,
    file: { id: 'globalsign-r46', fileOnModule: 'globalsign-r46.crt', pem: globalsignR46 },
  },
];
