import type { TrafficOwner } from '../../../shared/traffic.ts';
import { recogniseUrc } from '../../commands/urc-catalogue.ts';

/** Which command a line belongs to. */
export interface BareOwner {
  readonly owner: TrafficOwner;
  readonly commandId: number;
}

const commandStart = /^\s*AT/i;
const finalResult = /^(?:OK|ERROR|\+CM[ES] ERROR\b.*|SHUT OK|CLOSE OK|SEND OK|SEND FAIL|TimeOut)$/;
const secondPhase =
  /^(?:\d,)?(?:CONNECT OK|CONNECT FAIL|ALREADY CONNECT|CONNACK OK|SUBACK|UNSUBACK|PUBACK|PUBREC|PUBCOMP)$/;

/** The owners of lines in a recording that does not say how they were shown, by the rules that most commands follow. */
export const createBareOwners = () => {
  let commandId = 0;
  let sent = '';
  let isAnswered = true;
  return {
    sent: (line: string): BareOwner => {
      const isCommand = commandStart.test(line);
      if (!isCommand) return commandId === 0 ? { owner: 'raw', commandId: 0 } : { owner: 'payload', commandId };
      commandId += 1;
      sent = line.trim();
      isAnswered = false;
      return { owner: 'command', commandId };
    },
    received: (line: string): BareOwner => {
      const text = line.trim();
      if (text === '') return { owner: 'blank', commandId: 0 };
      if (commandId > 0 && text === sent) return { owner: 'echo', commandId };
      if (secondPhase.test(text) && commandId > 0) return { owner: 'second-phase', commandId };
      if (isAnswered) return { owner: recogniseUrc(text) ? 'urc' : 'unclaimed', commandId: 0 };
      if (text === '>') return { owner: 'prompt', commandId };
      if (!finalResult.test(text)) return { owner: 'answer', commandId };
      isAnswered = true;
      return { owner: 'final', commandId };
    },
  };
};
