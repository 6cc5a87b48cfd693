export const mqtt = {} as const;
