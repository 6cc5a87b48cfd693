import type { SecondPhaseRule } from '../../at/command-spec.ts';
import { linkClosed } from './second-phase.ts';

export type PublishQos = 0 | 1 | 2;

const acknowledgements: Readonly<Record<PublishQos, readonly RegExp[]>> = {
  0: [],
  1: [/^PUBACK(?: OK)?$/],
  2: [/^PUBREC(?: OK)?$/, /^PUBCOMP(?: OK)?$/],
};

/** Each of its own: publishes of both kinds may be open, and the broker confirms those of one kind in order, but not all of them. */
const refusals: Readonly<Record<1 | 2, RegExp>> = {
  1: /^PUBACK(?! OK$).+$/,
  2: /^(?:PUBREC|PUBCOMP)(?! OK$).+$/,
};

/**
 * The second phase after the `OK` of MPUB and MPUBEX; none at QoS 0. It does not hold the line, so a plain error is not one of
 * its failures: that error belongs to a command that was sent later.
 */
export const publishAcknowledgement = (qos: PublishQos, deadlineMs: number): SecondPhaseRule | null =>
  qos === 0
    ? null
    : {
        success: acknowledgements[qos],
        failure: [refusals[qos], linkClosed],
        detail: [],
        deadlineMs,
        holdsLine: false,
      };
