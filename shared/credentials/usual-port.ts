/** MQTTS is at home at 8883, MQTT at 1883. */
export const usualPort = (tlsEnabled: boolean): number => (tlsEnabled ? 8883 : 1883);
