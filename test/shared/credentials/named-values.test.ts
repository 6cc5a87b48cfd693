import { describe, expect, it } from 'vitest';
import { recogniseParameters } from '../../../shared/credentials/recognise-parameters.ts';

const device = { kind: 'device', parameters: { deviceId: 'prod_node1', secret: '12345678' } };

describe('values with their names', () => {
  it('are found four objects deep, and not deeper', () => {
    const nested = (depth: number): string =>
      `${'{"data":'.repeat(depth)}{"device_id":"prod_node1","secret":"12345678"}${'}'.repeat(depth)}`;
    expect(recogniseParameters(nested(4))).toEqual(device);
    expect(recogniseParameters(nested(5))).toEqual({ kind: 'withheld' });
  });

  it('that alternate must do so from the first line to the last', () => {
    expect(recogniseParameters('Device ID\nprod_node1\nSecret\n12345678')).toEqual(device);
    expect(recogniseParameters('copied from the page\nDevice ID\nprod_node1\nSecret\n12345678')).toEqual({
      kind: 'withheld',
    });
  });

  it('that are empty are replaced by a later value of the same name', () => {
    const text = '{"device_id":"","deviceId":"prod_node1","secret":"","deviceSecret":"12345678"}';
    expect(recogniseParameters(text)).toEqual(device);
  });
});
