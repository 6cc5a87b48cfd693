import { type NamedPoints, seriesCsv } from '../../../../shared/series/csv.ts';
import { saveFile } from '../../../parts/save-file.ts';

export const savePlotsAsCsv = (name: string, series: readonly NamedPoints[]): void =>
  // With a mark of the encoding, which programs for tables need for Chinese.
  saveFile(`${name}.csv`, 'text/csv;charset=utf-8', ['\ufeff', seriesCsv(series)]);

const titlePx = 22;
const marginPx = 12;

/** The plots of an element below each other, with the names of their curves and the colours of the theme. */
export const savePlotsAsPng = async (name: string, element: HTMLElement): Promise<void> => {
  const figures = [...element.querySelectorAll<HTMLElement>('[data-plot]')];
  const style = getComputedStyle(element);
  const token = (each: string): string => style.getPropertyValue(each).trim();
  const drawn = figures.flatMap((figure) => {
    const canvas = figure.querySelector('canvas');
    return canvas === null ? [] : [{ canvas, title: figure.dataset.plot ?? '' }];
  });
  const scale = devicePixelRatio;
  const picture = document.createElement('canvas');
  picture.width = Math.max(1, ...drawn.map(({ canvas }) => canvas.width)) + 2 * marginPx * scale;
  picture.height = drawn.reduce(
    (sum, { canvas }) => sum + canvas.height + (titlePx + marginPx) * scale,
    marginPx * scale,
  );
  const context = picture.getContext('2d');
  if (context === null) return;
  context.fillStyle = token('--surface');
  context.fillRect(0, 0, picture.width, picture.height);
  context.fillStyle = token('--text');
  context.font = `${12 * scale}px ${token('--font-ui')}`;
  context.textBaseline = 'top';
  let top = marginPx * scale;
  for (const { canvas, title } of drawn) {
    context.fillText(title, marginPx * scale, top);
    context.drawImage(canvas, marginPx * scale, top + titlePx * scale);
    top += canvas.height + (titlePx + marginPx) * scale;
  }
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'));
  if (blob !== null) saveFile(`${name}.png`, 'image/png', [blob]);
};
