import { describe, expect, it } from 'vitest';
import { uiWords } from '../../shared/words/ui.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

describe.runIf(haveBrowser())("a page that cannot read the program's data", () => {
  const bench = benchOfEachTest();

  it('reports it, and recovers on its own', async () => {
    const page = await bench().newWindow({ language: 'en' });
    let isDamaging = true;
    await page.routeWebSocket(/\/socket$/, (socket) => {
      const program = socket.connectToServer();
      program.onMessage((message) => {
        const isDamaged = isDamaging && typeof message === 'string' && message.startsWith('{"kind":"snapshot"');
        socket.send(isDamaged ? message.replace('"sessions":', '"sessionsOnce":') : message);
      });
    });
    await page.reload();
    const alert = page.getByRole('alert').filter({ hasText: uiWords.en.shell.unreadable });
    await alert.waitFor();
    isDamaging = false;
    await new Technician(page, names.en).button(names.en.theme).waitFor();
    expect(await alert.count()).toBe(0);
  });
});
