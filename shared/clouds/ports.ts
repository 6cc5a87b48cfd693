/** The registered ports of a broker: 8883 for MQTTS, 1883 for MQTT. */
export const registeredPorts = { tls: 8883, plain: 1883 } as const;

export interface CloudPorts {
  readonly tls: number;
  readonly plain: number;
}

export const portFor = ({ tls, plain }: CloudPorts, tlsEnabled: boolean): number => (tlsEnabled ? tls : plain);
