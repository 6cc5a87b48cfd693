import { describe, expect, it } from 'vitest';
import { example, readFiles } from './source-tree.ts';
import { unpinnedActions } from './workflows.ts';

const workflows = readFiles(['.github'], /\.ya?ml$/);
const textOf = (path: string): string => workflows.find((file) => file.path === path)?.text ?? '';

describe('the workflows', () => {
  it('pin every action to a commit, with the version in a comment', () => {
    expect(workflows.filter(({ text }) => text.includes('uses:')).length).toBeGreaterThanOrEqual(2);
    expect(unpinnedActions(workflows)).toEqual([]);
  });

  it('have a bot that updates actions and packages', () => {
    const bot = textOf('.github/dependabot.yml');
    expect(bot).toContain('package-ecosystem: github-actions');
    expect(bot).toContain('package-ecosystem: npm');
  });

  it.each(['.github/workflows/ci.yml', '.github/workflows/release.yml'])(
    '%s starts the packed program on all three systems, after it was packed, and looks at its signature',
    (path) => {
      const text = textOf(path);
      const job = text.slice(text.lastIndexOf('os: [', text.indexOf('start-packed')));
      expect(job).toMatch(/^os: \[ubuntu-latest, windows-latest, macos-latest\]/);
      const packed = job.search(/npm run pack|electron-builder --publish/);
      expect(packed).toBeGreaterThan(0);
      expect(job.indexOf('codesign --verify --deep --strict')).toBeGreaterThan(packed);
      expect(job.indexOf('run: xvfb-run -a node .github/start-packed.mjs')).toBeGreaterThan(packed);
      expect(job.indexOf('run: node .github/start-packed.mjs')).toBeGreaterThan(packed);
    },
  );

  it('sign packages in a pull request too', () => {
    expect(textOf('.github/workflows/ci.yml')).toContain("CSC_FOR_PULL_REQUEST: 'true'");
  });

  it('write the address of the project into releases', () => {
    const url = `\${{ github.server_url }}/\${{ github.repository }}`;
    expect(textOf('.github/workflows/release.yml')).toContain(`-c.extraMetadata.homepage=${url}`);
    expect(textOf('.github/workflows/release.yml')).toContain(`-c.extraMetadata.repository=${url}`);
  });
});

describe('the rule of pinned actions', () => {
  const commit = '3d3c42e5aac5ba805825da76410c181273ba90b1';
  it.each([
    [`      - uses: actions/checkout@${commit} # v7.0.1`, true],
    [`        uses: actions/checkout@${commit} # v7.0.1`, true],
    [`      - uses: github/codeql-action/init@${commit} # v4.0.0`, true],
    ['      - uses: ./.github/actions/own', true],
    ['      # - uses: actions/checkout@v4', true],
    ['      - uses: actions/checkout@v7', false],
    ['      - uses: actions/checkout@main', false],
    [`      - uses: actions/checkout@${commit}`, false],
    [`      - uses: actions/checkout@${commit.slice(0, 39)} # v7.0.1`, false],
    [`      - uses: actions/checkout@${commit} # v7`, false],
  ])('%j keeps it: %s', (line, keeps) => {
    expect(unpinnedActions([example('ci.yml', `${line}\n`)])).toHaveLength(keeps ? 0 : 1);
  });
});
