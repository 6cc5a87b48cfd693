import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Runs the slowest files first, because a slow file that starts last leaves the other core idle. The list determines only the order; a file
 * that is missing here costs some seconds. Without the times of an earlier run (a clean clone) Vitest starts with the largest file.
 */
const longFiles = [
  'browser/faults.test.ts',
  'browser/two-windows.test.ts',
  'browser/fit.test.ts',
  'acceptance/stop.test.ts',
  'browser/accessibility.test.ts',
  'browser/mqtt.test.ts',
  'acceptance/cut-upload.test.ts',
  'acceptance/demo.test.ts',
  'browser/forms.test.ts',
  'browser/ports.test.ts',
  'browser/one-view-store.test.ts',
  'browser/palette.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longFiles.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place === -1 ? longFiles.length : place;
};

export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    return (await super.sort(files)).sort((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b));
  }
}
