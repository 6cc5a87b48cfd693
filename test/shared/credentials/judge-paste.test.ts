import { describe, expect, it } from 'vitest';
import { judgePaste } from '../../../shared/credentials/judge-paste.ts';

describe('text pasted into one field', () => {
  it.each([
    ['prod_node1', 'value', 'as-it-is'],
    ['Device ID: prod_node1', 'value', 'as-it-is'],
    ['设备ID\tprod_node1\t密钥\tx1234567', 'value', 'fill-in'],
    ['设备ID\tprod_node1\t密钥\tx1234567', 'secret', 'fill-in'],
    ['设备ID\tprod_node1\t密钥\tx1234567', 'message', 'withhold'],
    ['prod_node1 12345678', 'value', 'fill-in'],
    ['密钥x1234567', 'value', 'withhold'],
    ['设备ID：prod_node1\n设备密钥：******', 'value', 'fill-in'],
    ['AT+CPIN="1234"', 'value', 'withhold'],
    ['my-secret-1', 'secret', 'as-it-is'],
    ['my-secret-1\n', 'secret', 'as-it-is'],
    ['my-secret-1', 'value', 'withhold'],
    ['the secret is x', 'secret', 'withhold'],
    ['{"version":1,"cloud":{}}', 'value', 'fill-in'],
    ['{"temperature":21.5}', 'message', 'as-it-is'],
    ['', 'value', 'as-it-is'],
  ] as const)('%j into %s: %s', (text, target, judged) => {
    expect(judgePaste(text, target)).toBe(judged);
  });
});
