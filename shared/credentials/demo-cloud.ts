/** An access host of Huawei's form, of a tenant that is none: on the virtual module's network it leads to the demo cloud. */
export const demoHost = 'de30de30de.st1.iotda-device.cn-north-4.myhuaweicloud.com';
/** Subject of the demo cloud's CA; a fingerprint it has only once it was made on this computer. */
export const demoAuthority = 'CN=ATelier Demo Cloud CA';
