import type { Template } from '../../src/forms/template.ts';
import { anhui } from './templates/anhui.ts';
import { beijing } from './templates/beijing.ts';
import { central } from './templates/central.ts';
import { chengduReview } from './templates/chengdu-review.ts';
import { cohesionFunds } from './templates/cohesion-funds.ts';
import { hubei } from './templates/hubei.ts';
import { hunan } from './templates/hunan.ts';
import { ningxia } from './templates/ningxia.ts';
import { shanghai } from './templates/shanghai.ts';
import { sichuan } from './templates/sichuan.ts';
import { yunnan } from './templates/yunnan.ts';

/** Templates of this family. */
export const projectTemplates: readonly Template[] = [
  shanghai,
  central,
  anhui,
  beijing,
  yunnan,
  cohesionFunds,
  hubei,
  sichuan,
  ningxia,
  hunan,
  chengduReview,
];
