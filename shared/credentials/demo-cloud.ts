/** An access host in Huawei's format, of a tenant that does not exist. In the virtual module's network it leads to the demo cloud. */
export const demoHost = 'de30de30de.st1.iotda-device.cn-north-4.myhuaweicloud.com';
/** The demo cloud's CA. It is generated on this computer, so it has no fixed fingerprint. */
export const demoAuthorityName = 'ATelier Demo Cloud CA';
/** Its subject. */
export const demoAuthority = `CN=${demoAuthorityName}`;
