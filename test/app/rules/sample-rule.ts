import type { LineRule } from '../../../shared/contract.ts';

export const sampleRule = (change: Partial<LineRule> = {}): LineRule => ({
  ...{ id: 'r1', name: 'Restart', isOn: true, kind: 'text', text: 'RDY', lines: 'received', colour: null },
  ...{ mark: true, note: '', sound: false, notify: false, sequence: null },
  ...change,
});
