import type { Calibration, Calibrations } from '../../../src/quality/calibration.ts';

/** The file that the machine reads. */
export function tableFile(calibrations: Calibrations): string {
  const ways = Object.entries(calibrations).map(([way, own]) => `  ${way}: ${rowsOf(own)},`);
  return `import type { Calibrations } from './calibration.ts';

/** What samples tell of each way of reading; written by \`scripts/lab/calibrate.ts\` from scripts/lab/calibrate/readings.json. */
export const CALIBRATION: Calibrations = {
${ways.join('\n')}
};
`;
}

function rowsOf({ reviewBelow, right, knots }: Calibration): string {
  const checks = Object.entries(right).map(([id, share]) => `      ${keyed(id)}: ${share},\n`);
  const steps = knots.map(knot => `      [${knot.join(', ')}],\n`);
  return `{
    reviewBelow: ${reviewBelow},
    right: {
${checks.join('')}    },
    knots: [
${steps.join('')}    ],
  }`;
}

const keyed = (id: string): string => (/^[a-z]+$/.test(id) ? id : `'${id}'`);
