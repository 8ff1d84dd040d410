import type { PageCheck } from '../page-check.ts';
import { behindForm } from './behind-form.ts';
import { behindUnreadForm } from './behind-unread-form.ts';
import { blocksOfForm } from './blocks-of-form.ts';
import { headOfForm } from './head-of-form.ts';
import { labelsOfForm } from './labels-of-form.ts';
import { labelsWithoutForm } from './labels-without-form.ts';
import { labelsWithoutPlace } from './labels-without-place.ts';
import { partOfForm } from './part-of-form.ts';
import { pictureHardlyRead } from './picture-hardly-read.ts';
import { piecesWithoutTable } from './pieces-without-table.ts';
import { tableInPicture } from './table-in-picture.ts';
import { textLayerBroken } from './text-layer-broken.ts';
import { unsoundForm } from './unsound-form.ts';
import { unsoundPicture } from './unsound-picture.ts';

/** In order: the first that names a page gives its reason. */
export const PAGE_CHECKS: readonly PageCheck[] = [
  pictureHardlyRead,
  textLayerBroken,
  labelsWithoutForm,
  labelsWithoutPlace,
  labelsOfForm,
  unsoundPicture,
  unsoundForm,
  headOfForm,
  blocksOfForm,
  partOfForm,
  behindForm,
  behindUnreadForm,
  tableInPicture,
  piecesWithoutTable,
];
