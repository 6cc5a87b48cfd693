/** Where a broker is at home: MQTTS is registered for 8883, MQTT for 1883. */
export const registeredPorts = { tls: 8883, plain: 1883 } as const;

export interface CloudPorts {
  readonly tls: number;
  readonly plain: number;
}

export const portFor = ({ tls, plain }: CloudPorts, tlsEnabled: boolean): number => (tlsEnabled ? tls : plain);
