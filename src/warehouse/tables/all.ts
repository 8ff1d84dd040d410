import type { WarehouseTable } from './column.ts';
import { corrections } from './corrections.ts';
import { documents, pages, unplaced } from './documents.ts';
import { evidence } from './evidence.ts';
import { extras } from './extras.ts';
import { findings } from './findings.ts';
import { forms } from './forms.ts';
import { fundingLines, goals, indicatorGroups, indicators } from './lists.ts';
import { loads, rowOf } from './loads.ts';

/** The tables of a document's contents. */
export const TABLES: readonly WarehouseTable[] = [
  documents,
  forms,
  fundingLines,
  goals,
  indicators,
  indicatorGroups,
  extras,
  findings,
  evidence,
  corrections,
  pages,
  unplaced,
];

/** All tables of a target. */
export const ALL_TABLES: readonly WarehouseTable[] = [...TABLES, loads];

/** A target holds one row for each content in this one. */
export const DOCUMENTS = documents;
export const FORMS = forms;
export const LOADS = { table: loads, rowOf };
