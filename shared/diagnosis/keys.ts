export const likelihoods = ['certain', 'likely', 'possible', 'unlikely'] as const;

export type Likelihood = (typeof likelihoods)[number];

export const observationKeys = [
  'answered',
  'acceptedThenSilent',
  'closedAfterLogin',
  'echoOnly',
  'restartOnRequest',
  'tlsNotReached',
  'closedAtOnce',
  'tlsCameUp',
  'tlsCameUpUnchecked',
  'tcpCameUp',
  'clockOff',
  'clockRight',
  'clockNone',
  'signalNone',
  'signalWeak',
  'signalGood',
  'registered',
  'notRegistered',
  'notAttached',
  'firmwareOld',
  'firmwareGood',
  'certificateExpired',
  'certificateValid',
  'certificateForOtherHost',
  'certificateNone',
  'portUsual',
  'portUnusual',
  'keepAliveIs',
  'passwordMistake',
  'passwordDerived',
  'hostWrongSide',
  'demoHostOutside',
  'hostIsAddress',
  'faultsOn',
] as const;

export type ObservationKey = (typeof observationKeys)[number];

export const evidenceDirections = ['sent', 'received', 'error'] as const;

export const observationWeights = ['for', 'neutral', 'against', 'out'] as const;
