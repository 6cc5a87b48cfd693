/** The parts of a Huawei clientId (docs/huawei.md §1.2). */
export interface ClientIdParts {
  /** deviceId, nodeId or bridgeId; it may contain underscores. */
  readonly id: string;
  /** 0 = deviceId, 1 = model secret (old platform), 2 = nodeId (old platform), 3 = bridge. */
  readonly authType: number;
  /** 0 = the platform does not check the timestamp, 1 = it does, 2 = HMAC-SM3. */
  readonly signType: number;
  /** Ten digits. Not checked against the calendar: Huawei's C SDK sends hours such as 24 (docs/huawei.md §1.6). */
  readonly timestamp: string;
}

const pattern = /^(.+)_([0-3])_([0-2])_(\d{10})$/;

/** Splits from the right, because a deviceId is `{productId}_{nodeId}`. `null`: not in Huawei's format. */
export const parseClientId = (text: string): ClientIdParts | null => {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, id = '', authType, signType, timestamp = ''] = match;
  return { id, authType: Number(authType), signType: Number(signType), timestamp };
};
