import { MantineProvider } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { KindList } from '../../../../../renderer/panes/recordings/export/kind-list.tsx';
import type { HiddenKind } from '../../../../../shared/recordings/masking/preview.ts';

const kinds: readonly HiddenKind[] = [
  { kind: 'passwords', values: 0, places: 0, hidden: 2, sample: null, shown: false },
  { kind: 'imei', values: 2, places: 5, hidden: 0, sample: '866714•••174', shown: false },
  { kind: 'device-ids', values: 1, places: 1, hidden: 0, sample: '<b>5f</b>', shown: false },
];

const page = (shown: readonly ('imei' | 'device-ids')[] = []): string =>
  renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(KindList, { kinds, shown: new Set(shown), language: 'en', onShow: () => undefined }),
    ),
  );

const boxes = (html: string): readonly string[] => html.match(/<input[^>]*>/g) ?? [];

describe('the list of what an export hides', () => {
  it('has a box for each kind, ticked unless it is shown, and fixed for secrets, keys and passwords', () => {
    const [passwords, imei, deviceIds] = boxes(page(['imei']));
    expect(passwords).toMatch(/aria-label="Hide 2 passwords"/);
    expect(passwords).toContain('checked');
    expect(passwords).toContain('disabled');
    expect(imei).not.toContain('checked=""');
    expect(imei).not.toContain('disabled');
    expect(deviceIds).toContain('checked=""');
    expect(deviceIds).toContain('aria-label="Hide 1 device ID"');
  });

  it('shows a sample as text, whatever a device has sent', () => {
    expect(page()).toContain('&lt;b&gt;5f&lt;/b&gt;');
    expect(page()).toContain('866714•••174');
  });
});
