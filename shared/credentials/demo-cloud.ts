/** An access host in Huawei's format, of a tenant that does not exist. In the virtual module's network it leads to the demo cloud. */
export const demoHost = 'de30de30de.st1.iotda-device.cn-north-4.myhuaweicloud.com';
/** Subject of the demo cloud's CA. Its fingerprint differs on each computer, because the certificate is made there. */
export const demoAuthority = 'CN=ATelier Demo Cloud CA';
